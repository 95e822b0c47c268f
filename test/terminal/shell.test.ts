import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { hawser, temporaryFolder } from '../hawser.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';
import { openTerminal, type Terminal } from './terminal.ts';

interface Prompt extends Terminal {
  /** Types a line, and Enter. */
  enter(line: string): Promise<void>;
}

async function openPrompt(
  home: string,
  size: { columns?: number; rows?: number } = {},
): Promise<Prompt> {
  const terminal = await openTerminal(home, size);
  const enter = async (line: string): Promise<void> => {
    await terminal.type(line);
    await terminal.press('Enter');
  };
  await enter('clear; hawser; echo "exit $?"');
  await terminal.shows(/^HW.*:\\>$/m);
  return { ...terminal, enter };
}

describeWithPeers('terminal', 'the prompt', () => {
  it('runs lines in what the ones before have left, each as it is whole', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'local', 'https://localhost:8443'], { home });
    const prompt = await openPrompt(home);
    await prompt.shows(/^HW local:\\>$/m);
    await prompt.enter('foreach ($i in 1..3) {');
    await prompt.shows(/^>>$/m);
    await prompt.enter('$n += $i');
    await prompt.enter('}');
    await prompt.enter('"n is $n"');
    await prompt.shows(/^n is 6$/m);
    await prompt.enter('get-profile | select Name, Url | ft');
    await prompt.shows(/^local {2}https:\/\/localhost:8443$/m);
    await prompt.enter(
      'function leave($code) { try { exit $code } finally { "bye" } }; leave 7; 1',
    );
    expect(await prompt.shows(/^bye\nexit 7\n\$$/m)).not.toContain('internal error');
  });

  it('says in short what failed, where, and on request all of it', async () => {
    const prompt = await openPrompt(await temporaryFolder());
    await prompt.enter('1; get-profile nobody; 2');
    await prompt.shows(/^ {2}1; get-profile nobody; 2\n {5}~{18}\nGet-Profile: .*"nobody"/m);
    await prompt.enter('echo )');
    await prompt.shows(/^ {2}echo \)\n {7}~\n/m);
    await prompt.enter('clear; (get-error).code; $?');
    expect(await prompt.shows(/^syntax-unexpected\nTrue$/m)).not.toContain('internal error');
  });

  it('completes, suggests, and searches what was typed before', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'Office'.toLowerCase(), 'https://office.example.com'], { home });
    await hawser(['select-profile', 'office'], { home });
    const prompt = await openPrompt(home);
    await prompt.shows('HW office@office.example.com:\\>');
    await prompt.type('get-prof');
    await prompt.press('Tab');
    await prompt.shows(/:\\> get-profile$/m);
    await prompt.type('of');
    await prompt.press('Tab');
    await prompt.shows(/get-profile office$/m);
    await prompt.type('-prop');
    await prompt.press('Tab', 'Enter');
    await prompt.shows(/Property/);
    await prompt.press('C-c');
    await prompt.enter('clear; get-profile office -Property Name');
    await prompt.shows(/^Name : office$/m);
    // How it went on comes in grey, and is taken by the key.
    await prompt.type('clear; get');
    await prompt.shows('clear; get-profile office -Property Name');
    await prompt.press('Right');
    await prompt.type(',Url');
    await prompt.press('Enter');
    await prompt.shows(/^Url {2}: https/m);
    await prompt.press('C-r');
    await prompt.type('NAME');
    await prompt.shows(/^Search: NAME_$/m);
    await prompt.press('C-r', 'Enter');
    await prompt.shows(/^Name : office\n\nHW|^Name : office\nHW/m);
    await prompt.type('clear; set-se');
    await prompt.press('Tab');
    await prompt.type('?');
    await prompt.shows(/^set-setting – /m);
    await prompt.press('Escape');
    await prompt.shows(/set-setting\n*$/);
    await prompt.press('C-c', 'C-d');
    await prompt.shows('exit 0');
    const file = join(home, 'state', 'shell-history.jsonl');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain('"clear; get-profile office -Property Name"');
  });

  it('Ctrl-C stops what runs, and not the shell', async () => {
    const prompt = await openPrompt(await temporaryFolder());
    await prompt.enter('$before = 1; start-sleep 600; $after = 1');
    await prompt.shows(/1$/m);
    await prompt.press('C-c');
    await prompt.shows(/\^C\s+HW:\\>$/m);
    await prompt.enter('foreach ($i in 1..1000000) { foreach ($j in 1..1000000) { $k = $i } }');
    await prompt.shows(/\} \}$/m);
    await prompt.press('C-c');
    await prompt.shows(/\^C\s+HW:\\>$/m);
    await prompt.enter('clear; add-profile');
    await prompt.shows('Name:');
    await prompt.press('C-c');
    await prompt.shows(/HW:\\>$/m);
    await prompt.enter('clear; add-profile');
    await prompt.shows('Name:');
    await prompt.press('C-d');
    await prompt.shows(/HW:\\>$/m);
    await prompt.type('never mind');
    await prompt.press('C-c');
    await prompt.enter('clear; "$before-$after-$($k -gt 0)"');
    expect(await prompt.shows(/^1--True$/m)).not.toContain('internal error');
  });

  it('sleeps by Ctrl-Z, and wakes with what was written', async () => {
    const prompt = await openPrompt(await temporaryFolder());
    await prompt.type('"as it');
    await prompt.press('C-z');
    await prompt.shows(/Stopped[^]*^exit \d+\n\$$/m);
    await prompt.enter('clear; fg');
    await prompt.shows(/:\\> "as it$/m);
    await prompt.enter(' was"');
    await prompt.shows(/^as it was\nHW:\\>$/m);
    await prompt.enter('start-sleep 600');
    await prompt.shows(/600$/m);
    await prompt.press('C-z');
    await prompt.shows(/Stopped[^]*^\$$/m);
    await prompt.enter('clear; fg');
    await prompt.shows(/node/);
    await prompt.press('C-c');
    await prompt.shows(/^HW:\\>$/m);
    await prompt.enter('clear; 40 + 2');
    expect(await prompt.shows(/^42\nHW:\\>$/m)).not.toContain('internal error');
  });

  it('stands in a line of its own, whatever a command has written last', async () => {
    const prompt = await openPrompt(await temporaryFolder());
    for (const text of ['x', 'xy', 'x'.repeat(79), 'x'.repeat(80)]) {
      await prompt.enter(`clear; write-host -NoNewline ${text}`);
      await prompt.shows(new RegExp(`^${text}\\n?HW:\\\\>\n*$`));
    }
    await prompt.enter('clear');
    expect(await prompt.shows(/^HW:\\>\n*$/)).not.toContain('x');
  });

  it('shows how far a command is', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void silent.close());
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const home = await temporaryFolder();
    await hawser(['add-profile', 'slow', `https://127.0.0.1:${port}`], { home });
    const prompt = await openPrompt(home);
    await prompt.enter('clear; test-profile');
    const screen = await prompt.shows(/^. Connecting\n. Checking the certificate$/m);
    // What was done, and what is yet to come, look otherwise than what is being done.
    const [done, , now, next] = ['Looking up', 'Connecting', 'certificate', 'clocks'].map(
      (step) => screen.split('\n').find((line) => line.includes(step))?.[0],
    );
    expect(new Set([done, now, next]).size).toBe(3);
    await prompt.press('C-c');
    await prompt.shows(/^HW.*:\\>$/m);
    await prompt.enter('clear; 40 + 2');
    expect(await prompt.shows(/^42\nHW/m)).not.toContain('Checking');
  });

  it('runs programs of the machine where that is allowed, and they have no keyboard', async () => {
    const home = await temporaryFolder();
    const prompt = await openPrompt(home);
    await prompt.enter('clear; uname -s');
    await prompt.shows('hawser -AllowNative');
    await prompt.enter('exit');
    await prompt.shows(/^exit \d+$/m);
    await prompt.enter('clear; hawser -AllowNative');
    await prompt.shows(/^HW.*:\\>$/m);
    await prompt.enter("clear; sh -c 'printf one; printf two >&2; exit 3'; $LASTEXITCODE");
    await prompt.shows(/^two\none\n3\nHW|^one\ntwo\n3\nHW/m);
    await prompt.enter("clear; sh -c 'stty raw -echo; read x; read y < /dev/tty; echo got $x$y'");
    await prompt.shows(/^got$/m);
    await prompt.enter("clear; sh -c 'echo begun; exec sleep 600'");
    await prompt.shows(/^begun$/m);
    await prompt.press('C-c');
    await prompt.shows(/^HW.*:\\>$/m);
    await prompt.enter("clear; 'b', 'a' | sort | sh -c 'cat; echo end' | select -first 2");
    expect(await prompt.shows(/^a\nb\nHW/m)).not.toContain('internal error');
  });

  it('questions of commands are asked in between', async () => {
    const home = await temporaryFolder();
    const prompt = await openPrompt(home);
    await prompt.enter('add-profile -PassThru | % Name');
    await prompt.shows('Name:');
    await prompt.enter('office');
    await prompt.shows('Url:');
    await prompt.enter('http://127.0.0.1:1');
    await prompt.shows(/^office\n/m);
    await prompt.enter('clear; remove-profile office');
    await prompt.shows('(default is "N"):');
    await prompt.enter('n');
    await prompt.shows(/^HW office:\\>$/m);
    await prompt.enter('clear; test-profile');
    await prompt.shows('Nothing listens at 127.0.0.1, port 1.');
    await prompt.enter('clear; $answer = read-host Why');
    await prompt.shows(/^\? Why/m);
    await prompt.enter('because');
    await prompt.shows(/^HW office:\\>$/m);
    await prompt.enter('clear; "so $answer"');
    expect(await prompt.shows(/^so because$/m)).not.toContain('internal error');
  });

  it('a paste runs nothing, whatever is in it', async () => {
    const prompt = await openPrompt(await temporaryFolder());
    await prompt.paste('"one"\n"two"\u001b[201~\nexit\u001b[2J\n');
    await prompt.shows(/^HW:\\> "one"\n>> "two"\n>> exit\\x1b\[2J\n>>\n*$/m);
    await prompt.press('C-c');
    await prompt.paste('"three"\n"four"');
    await prompt.shows(/"four"$/m);
    await prompt.press('Enter');
    expect(await prompt.shows(/^three\nfour\nHW:\\>$/m)).not.toContain('internal error');
  });

  it('is drawn anew where the terminal becomes another', async () => {
    const prompt = await openPrompt(await temporaryFolder(), { columns: 80, rows: 24 });
    await prompt.type(`echo ${'word '.repeat(20)}end`);
    await prompt.shows(/end$/m);
    for (const [columns, rows] of [
      [40, 10],
      [100, 30],
      [23, 12],
      [80, 24],
    ] as const) {
      await prompt.resize(columns, rows);
      await prompt.shows(/word end$/m);
    }
    await prompt.press('C-a', 'C-k');
    await prompt.shows(/HW:\\>\n*$/);
    await prompt.enter('clear');
    await prompt.shows(/^HW:\\>\n*$/);
    await prompt.resize(80, 10);
    await prompt.type('get-');
    await prompt.press('Tab');
    // A menu of more than the screen has.
    await prompt.shows(/^\d+ %/m);
    expect(await prompt.screen()).toContain('HW:\\> get-');
    await prompt.press('Escape');
  });

  it('is what somebody makes of it', async () => {
    const home = await temporaryFolder();
    await hawser(['add-profile', 'office', 'https://office.example.com'], { home });
    await hawser(['set-setting', 'prompt', '{profile} at {site}> '], { home });
    const prompt = await openTerminal(home);
    await prompt.type('clear; hawser');
    await prompt.press('Enter');
    await prompt.shows(/^office at office\.example\.com>$/m);
    await prompt.type("clear; function prompt { $n += 1; 'me ' + $? + '> ' }");
    await prompt.press('Enter');
    await prompt.shows(/^me True>$/m);
    await prompt.type('throw 1');
    await prompt.press('Enter');
    expect(await prompt.shows(/^me False>$/m)).not.toContain('internal error');
  });

  it('shows names that were made to harm as they are written', async () => {
    const home = await temporaryFolder();
    await mkdir(join(home, 'here'));
    await writeFile(
      join(home, 'here', 'rows.csv'),
      'Name\r\n"\u001b]0;owned\u0007\u001b[2J\u202egnp"\r\n',
    );
    const prompt = await openPrompt(home);
    await prompt.enter(`import-csv '${home}/here/rows.csv' | % Name`);
    expect(await prompt.shows('\\x1b]0;owned\\x07\\x1b[2J\\u202egnp')).not.toContain(
      'internal error',
    );
  });
});
