// The form's settings in the page's query: only those that differ from their defaults, and nothing about any quiz. The
// rest of the address stays.

const named = (form) => [...form.elements].filter((control) => control.name && control.type !== 'fieldset');
const ticked = (control) => control.type === 'radio' || control.type === 'checkbox';
const isDefault = (control) => control.tagName === 'SELECT'
  ? control.value === ([...control.options].find((option) => option.defaultSelected) ?? control.options[0]).value
  : ticked(control) ? control.checked === control.defaultChecked : control.value === control.defaultValue;

/** Fills the form from a query; unknown values are left out. */
export function read(form, search) {
  const query = new URLSearchParams(search);
  for (const control of named(form)) {
    if (!query.has(control.name)) continue;
    const values = query.getAll(control.name);
    if (control.type === 'radio') control.checked ||= values.includes(control.value);
    else if (control.type === 'checkbox') control.checked = values.includes(control.value);
    else if (control.tagName !== 'SELECT' || [...control.options].some((option) => option.value === values[0])) control.value = values[0];
  }
}

/** The query with the form's settings replacing its former ones. */
export function write(form, search) {
  const query = new URLSearchParams(search);
  const controls = named(form);
  for (const { name } of controls) query.delete(name);
  const changed = new Set(controls.filter((control) => !isDefault(control)).map((control) => control.name));
  for (const control of controls.filter((control) => changed.has(control.name))) {
    if (!ticked(control) || control.checked) query.append(control.name, control.value);
  }
  // No view at all is a setting too.
  if (changed.has('views') && !query.has('views')) query.append('views', '');
  const text = query.toString();
  return text && `?${text}`;
}
