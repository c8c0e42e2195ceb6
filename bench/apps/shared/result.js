// From answers to everything that the result page says: the same for every app, so that the apps differ only in
// how they draw. The rules are those of src/rules; bench refuses an app that comes to another result.

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** "+3", "−3", "0", with a real minus sign. */
export const signed = (points) => (points < 0 ? `−${-points}` : points > 0 ? `+${points}` : '0');

function judge({ outcomes, questions, rules }, answers) {
  const given = questions.map((q) => q.options.find((o) => o.id === answers[q.id])).filter(Boolean);
  const rows = outcomes.map((outcome) => ({
    outcome,
    points: given.reduce((sum, option) => sum + option.points[outcome.id], 0),
    excluded: given.some((option) => option.excludes?.includes(outcome.id)),
  }));
  const allowed = rows.filter((r) => !r.excluded).sort((a, b) => b.points - a.points);
  const [first, second] = allowed;
  const lead = second && first.points - second.points;
  const crowd = allowed.filter((r) => first.points - r.points < rules.likely_lead).length;
  const level = !second ? 'only'
    : given.length < rules.min_answered || crowd >= rules.crowd ? 'no_clear'
    : lead >= rules.clear_lead ? 'clear'
    : lead >= rules.likely_lead ? 'likely'
    : 'close';
  return { given, ranking: [...allowed, ...rows.filter((r) => r.excluded)], first, second, lead, level };
}

function sentence({ words, rules }, { given, first, second, lead, level }) {
  if (level === 'only') return words.level_only;
  if (level === 'no_clear') {
    return given.length < rules.min_answered
      ? fill(words.level_few, { answered: given.length, needed: rules.min_answered })
      : words.level_crowd;
  }
  const names = { first: capital(first.outcome.name), second: second.outcome.name };
  const points = fill(lead === 1 ? words.points_one : words.points, { points: lead });
  return fill(lead ? words[`level_${level}`] : words.level_tie, { ...names, points });
}

function reasons({ words, rules }, { given }, { id, name }) {
  const list = (title, none, sign) => ({
    title: fill(title, { outcome: name }),
    none,
    items: given
      .map((option) => ({ points: option.points[id], text: option.because }))
      .filter((reason) => reason.points * sign >= rules.reason_points)
      .sort((a, b) => sign * (b.points - a.points)),
  });
  return [list(words.because, words.no_because, 1), list(words.against, words.no_against, -1)];
}

/** The result page as data. */
export function result(data, answers) {
  const { words } = data;
  const verdict = judge(data, answers);
  const { first, second, level } = verdict;
  const outcome = level === 'no_clear' ? null : first.outcome;
  const close = level === 'close';
  return {
    title: !outcome ? words.no_clear_title
      : close ? fill(words.close_title, { first: capital(outcome.name), second: second.outcome.name })
      : outcome.headline,
    tag: words[`tag_${level}`],
    sentence: sentence(data, verdict),
    summary: outcome && !close ? outcome.summary : null,
    ranking: verdict.ranking.map((row) => ({
      name: capital(row.outcome.name),
      points: signed(row.points),
      excluded: row.excluded,
      chosen: row.outcome === outcome,
    })),
    reasons: outcome ? reasons(data, verdict, outcome) : [],
    lists: outcome
      ? [[words.why_title, outcome.why], [words.watch_title, outcome.watch], [words.steps_title, outcome.steps]]
      : [],
  };
}

/** "Question 3 of 10". */
export const progress = ({ words, questions }, step) => fill(words.progress, { step: step + 1, of: questions.length });
