const most = 80;

/** What is typed instead of a redirection, with the words that stand there. */
export function insteadOfRedirection(text: string, at: number): string {
  // What is longer is not shown anyway.
  const [before = ''] = /[^;\r\n{(]*$/.exec(text.slice(Math.max(0, at - 2 * most), at)) ?? [];
  const { arrow = '', file } =
    /^(?<arrow>>>?|<)\s*(?<file>"[^"\r\n]*"|'[^'\r\n]*'|[^\s;|)}]+)?/.exec(
      text.slice(at, at + 2 * most),
    )?.groups ?? {};
  const name = shortened(file ?? '', 'name');
  const what = shortened(before.trim(), '…');
  if (arrow === '<') return `Write it so: Get-Content ${name} | ${what}`;
  if (/^\$null$/i.test(name)) return `Write it so: ${what} | Out-Null`;
  return `Write it so: ${what} | Out-File ${name}${arrow === '>>' ? ' -Append' : ''}`;
}

function shortened(text: string, otherwise: string): string {
  return text === '' || text.length > most ? otherwise : text;
}
