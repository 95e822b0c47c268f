// As many jobs as that like the first one of a database, which is over, of a thousand people. It is a process
// of its own: a million take half a minute, which is too long for a site to be deaf.
import { DatabaseSync } from 'node:sqlite';

const [path = '', count = ''] = process.argv.slice(2);
const most = Number(count);
// The site may be writing what has become of that job.
using database = new DatabaseSync(path, { timeout: 60_000 });
const columns = database
  .prepare('SELECT name FROM pragma_table_info(?)')
  .all('print_job')
  .map(({ name }) => String(name));
const values: Readonly<Record<string, string>> = {
  number: 'n',
  uuid: 'lower(hex(randomblob(16)))',
  owner: "CASE n % 1000 WHEN 0 THEN owner ELSE 'user-' || n % 1000 END",
  created: 'created - n',
  completed: 'completed - n',
};
database.exec(`
  INSERT INTO print_job (${columns.join(', ')})
  WITH RECURSIVE each (n) AS (SELECT 2 WHERE ${most} > 1 UNION ALL SELECT n + 1 FROM each WHERE n < ${most})
  SELECT ${columns.map((name) => values[name] ?? name).join(', ')} FROM print_job, each;
  UPDATE printer SET last_job = ${most};`);
