// Builds the pages that need a framework's own tools: node build.mjs MODULES ESBUILD PACKAGE OUT
// PACKAGE is the built folder, installed as npm would do it.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [modules, esbuild, folder, out] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(join(modules, 'x.js'));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const { compile } = require('svelte/compiler');
const work = join(out, 'work');
mkdirSync(work);
cpSync(here, work, { recursive: true });
const svelte = compile(readFileSync(join(here, 'App.svelte'), 'utf8'), { filename: 'App.svelte', generate: 'client' });
writeFileSync(join(work, 'App.svelte'), svelte.js.code);

// Everything else is found one folder up, as packages are.
symlinkSync(modules, join(out, 'node_modules'));
// The package as it lies in a site's node_modules.
const installed = join(work, 'node_modules', 'shoreline-quiz');
cpSync(folder, installed, { recursive: true });

execFileSync(esbuild, [
  ...['react.jsx', 'vue.js', 'svelte.js', 'package.js'].map((file) => join(work, file)),
  '--bundle', '--format=esm', '--jsx=automatic', '--loader:.svelte=js', '--conditions=browser,production',
  '--define:process.env.NODE_ENV="production"', '--define:__VUE_OPTIONS_API__=false', '--define:__VUE_PROD_DEVTOOLS__=false',
  '--define:__VUE_PROD_HYDRATION_MISMATCH_DETAILS__=false', '--log-level=warning', `--outdir=${out}`,
], { stdio: 'inherit' });

const tailwind = require('tailwindcss');
const loadStylesheet = async (id, base) => {
  const path = id === 'tailwindcss' ? join(modules, 'tailwindcss/index.css') : join(base, id);
  return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
};
const { build } = await tailwind.compile('@import "tailwindcss";', { base: modules, loadStylesheet });
writeFileSync(join(out, 'tailwind.css'), build(['text-sm', 'font-bold']));
cpSync(join(modules, 'bootstrap/dist/css/bootstrap.min.css'), join(out, 'bootstrap.css'));

// Types: what is right must compile, and each line that is wrong must not.
const settings = {
  compilerOptions: {
    noEmit: true, strict: true, target: 'es2022', module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx',
    lib: ['es2022', 'dom', 'dom.iterable'], types: [], skipLibCheck: false,
  },
  include: ['types'],
};
writeFileSync(join(work, 'tsconfig.json'), JSON.stringify(settings));
execFileSync(process.execPath, [join(modules, 'typescript/bin/tsc'), '--project', work], { stdio: 'inherit' });

// What editors and catalogues read about the element has the form that they expect: the whole, and above all the
// element, which the schema of the whole would also let pass as something else.
const Ajv = require('ajv');
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addSchema(read(join(modules, 'custom-elements-manifest/schema.json')), 'manifest');
const faults = (part, value) =>
  (ajv.validate(`manifest#${part}`, value) ? [] : ajv.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));
const manifest = read(join(folder, 'custom-elements.json'));
const [element] = manifest.modules[0].declarations;
const ELEMENT = '/definitions/CustomElementDeclaration';
const wrong = [...faults('', manifest), ...faults(ELEMENT, element)];
if (wrong.length) throw new Error(`custom-elements.json does not fit its schema:\n${wrong.join('\n')}`);
element.attributes[0].name = 1;
if (!faults(ELEMENT, element).length) throw new Error('The schema of custom-elements.json accepts everything.');
