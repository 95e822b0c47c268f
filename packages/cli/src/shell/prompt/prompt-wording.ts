import type { Wording } from '@hawser/command/program/wording';

/** What is typed at the prompt: commands without the name of the program, and objects from one to the other. */
export const promptWording: Wording = {
  text: (text) => text.replaceAll(/(?<!\bsudo )\bhawser (?=[A-Za-z]+-[A-Za-z])/g, ''),
  example(line) {
    // Another shell does a part of it.
    if (/[<>]|\bInvoke-Expression\b/.test(line)) return undefined;
    return (
      promptWording
        .text(line)
        .replaceAll(/ -Output jsonl?(?= \| )/g, '')
        .replaceAll(/ -InputObject -(?= |$)/g, '')
        // A comma in the name of an entry of a directory separates nothing.
        .replaceAll(/(?<= )[^\s'"]*,dc=[^\s'"]*/gi, "'$&'")
    );
  },
};
