/**
 * What many passwords of people who were made to take a long one consist of. A list of the passwords
 * that were stolen most would hardly help here: those are shorter than what is taken at all. So these
 * are the words in them, and the rules below find what is usually done to such a word.
 */
const words = [
  'abc',
  'access',
  'admin',
  'administrator',
  'asdf',
  'baseball',
  'changeme',
  'charlie',
  'computer',
  'correcthorsebatterystaple',
  'default',
  'dragon',
  'football',
  'geheim',
  'hallo',
  'hawser',
  'hello',
  'iloveyou',
  'internet',
  'letmein',
  'login',
  'master',
  'michael',
  'monkey',
  'motdepasse',
  'pass',
  'passwd',
  'password',
  'passwort',
  'princess',
  'printer',
  'qwer',
  'qwerty',
  'qwertz',
  'secret',
  'shadow',
  'starwars',
  'summer',
  'sunshine',
  'superman',
  'test',
  'trustno',
  'user',
  'welcome',
  'winter',
] as const;

/** What lies beside each other on keyboards and in alphabets; twice, for it is gone round. */
const rows = [
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
].flatMap((row) => [row + row, backwards(row + row)]);

const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const fewestDifferent = 5;

/** Why anybody would guess the prepared password early, undefined where nothing speaks for that. */
export function whyGuessable(prepared: string, name: string): string | undefined {
  const text = prepared.toLowerCase();
  if (new Set(text).size < fewestDifferent) return 'it has too few different characters';
  if (rows.some((row) => row.includes(text))) return 'it goes along a row of keys';
  const cores = coresOf(text);
  const own = coresOf(name.normalize('NFKC').toLowerCase());
  if (cores.some((core) => own.some((part) => isMadeOf(core, part)))) {
    return 'it is the name of who has it';
  }
  if (cores.some((core) => words.some((word) => isMadeOf(core, word)))) {
    return 'it is a common one';
  }
  return undefined;
}

function backwards(row: string): string {
  let turned = '';
  for (const key of row) turned = key + turned;
  return turned;
}

/** What is left without the digits and signs that are put around and between, or in place of letters. */
function coresOf(text: string): readonly string[] {
  const inner = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const read = inner.replaceAll(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign);
  return [inner, read].map((each) => each.replaceAll(/[^\p{L}]/gu, ''));
}

/** Whether it is the word, once or several times. */
function isMadeOf(core: string, word: string): boolean {
  return word !== '' && core !== '' && core.replaceAll(word, '') === '';
}
