/** What a site tells its administrators to do, and people at a device do by commands of their own. */
const here: ReadonlyMap<string, string> = new Map([
  ['connect-site', 'connect-agent-user'],
  ['get-cloud-printer', 'find-printer'],
  ['get-print-job', 'get-print-job'],
  ['get-setting', 'get-setting'],
  ['resume-print-job', 'resume-print-job'],
  ['stop-print-job', 'stop-print-job'],
  ['trace-print-job', 'trace-print-job'],
]);

/** The same advice, by the commands of this program; what only an administrator can do stays his. */
export function advice(hint: string): string {
  // The profile that somebody signs in by is not his to name here.
  return hint.replaceAll(
    /(?<![\w-])hawser ([a-z]+(?:-[a-z]+)+)(?:(?<=connect-site) @?[\w.-]*\w)?/g,
    (whole, command: string) => {
      const own = here.get(command);
      if (own === undefined) return whole;
      return `hawser-agent ${own}`;
    },
  );
}
