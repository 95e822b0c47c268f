/** The words that begin a statement: how it is written, and what it does. */
export const statementWords = {
  if: {
    form: 'if (…) { … } elseif (…) { … } else { … }',
    says: 'runs the first block whose condition holds',
  },
  foreach: { form: 'foreach ($name in …) { … }', says: 'runs the block for each of a list' },
  function: { form: 'function name($a, $b) { … }', says: 'defines a function' },
  return: { form: 'return …', says: 'leaves a function or a block, with what stands behind it' },
  throw: { form: 'throw …', says: 'ends the program, unless a try is around it' },
  exit: { form: 'exit …', says: 'ends the program, with an exit code from 0 to 255' },
  break: { form: 'break', says: 'leaves the loop' },
  continue: { form: 'continue', says: 'goes on with the next turn of the loop' },
  try: {
    form: 'try { … } catch { … } finally { … }',
    says: 'catches what fails, which is $_ then; what stands behind finally always runs',
  },
} as const;

/** What PowerShell has, and this language has not, with what does it here. */
export const missingWords: Readonly<Record<string, string>> = {
  while: 'foreach goes over a list or a range: foreach ($i in 1..10) { … }',
  for: 'foreach goes over a list or a range: foreach ($i in 1..10) { … }',
  do: 'foreach goes over a list or a range: foreach ($i in 1..10) { … }',
  until: 'foreach goes over a list or a range: foreach ($i in 1..10) { … }',
  switch: 'Write if { … } elseif { … }',
  class: 'Objects are made by [pscustomobject]@{ … }',
  enum: "Texts do: 'One', 'Two'",
  filter: 'Write a function, or ForEach-Object { … }',
  workflow: 'A runbook with -Checkpoint goes on where it was interrupted.',
  using: 'All commands of the product are there already.',
  trap: 'Write try { … } catch { … }',
  data: 'Write a table: @{ … }',
  begin: 'What comes down the pipeline is in $input.',
  process:
    'What comes down the pipeline is in $input; ForEach-Object works on one after the other.',
  end: 'What comes down the pipeline is in $input.',
  dynamicparam: 'Parameters are named by param(…)',
};

/** What goes on with a statement, and cannot begin one. */
export const furtherWords: Readonly<Record<string, string>> = {
  elseif: 'It belongs to an if: if (…) { … } elseif (…) { … }',
  else: 'It belongs to an if: if (…) { … } else { … }',
  catch: 'It belongs to a try: try { … } catch { … }',
  finally: 'It belongs to a try: try { … } finally { … }',
};
