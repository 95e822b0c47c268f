import type { Topic, TopicSection } from '@hawser/command/help/topic';
import { automaticVariables } from '../run/automatic-variables.ts';
import { operatorLevels } from '../syntax/operators.ts';
import { missingWords, statementWords } from '../syntax/statement-words.ts';
import { typeNames } from '../syntax/tree.ts';
import { methodTable } from '../values/methods.ts';

/** What can be said of the language within it, made of the tables by which it is read and run. */
export function topics(): readonly Topic[] {
  const [writing, statements, operators, values, types, methods, variables, missing] = sections();
  return [
    {
      name: 'about_Language',
      also: ['about_Hawser', 'about_PowerShell', 'about_Scripts', 'language'],
      summary: 'The language of the prompt and of programs: all of it in short.',
      sections: [writing, statements, operators, values, types, methods, variables, missing],
    },
    {
      name: 'about_Statements',
      also: [
        'about_Keywords',
        'about_Language_Keywords',
        'about_Functions',
        ...['if', 'foreach', 'return', 'throw', 'break', 'continue', 'exit'].map(about),
        'about_Try_Catch_Finally',
      ],
      summary: 'What begins with a word of its own, as if and foreach do.',
      sections: [statements, missing],
    },
    {
      name: 'about_Operators',
      also: [
        ...['comparison', 'logical', 'arithmetic', 'assignment'].map((kind) =>
          about(`${kind}_Operators`),
        ),
        ...['split', 'join'].map(about),
        'about_Operator_Precedence',
        'operators',
      ],
      summary: 'What stands between values: compares them, counts, looks into lists.',
      sections: [operators],
    },
    {
      name: 'about_Values',
      also: [
        ...['arrays', 'hash_Tables', 'quoting_Rules', 'properties', 'methods', 'splatting'].map(
          about,
        ),
        'about_Types',
        'about_Type_Conversion',
        'about_Numeric_Literals',
        'about_Script_Blocks',
      ],
      summary: 'Texts, numbers, lists and tables: how they are written, and what can be called.',
      sections: [values, types, methods],
    },
    {
      name: 'about_Variables',
      also: [
        ...['automatic', 'preference', 'environment'].map((kind) => about(`${kind}_Variables`)),
        'about_Scopes',
      ],
      summary: 'The variables that are there without being set.',
      sections: [variables],
    },
  ];
}

function about(name: string): string {
  return `about_${name}`;
}

type Sections = readonly [
  writing: TopicSection,
  statements: TopicSection,
  operators: TopicSection,
  values: TopicSection,
  types: TopicSection,
  methods: TopicSection,
  variables: TopicSection,
  missing: TopicSection,
];

function sections(): Sections {
  return [
    {
      title: 'WRITING',
      text: 'It is a part of PowerShell’s language. Names mind no case. Help for one command: get-help <command>; all there are: get-command; what objects have: … | get-member',
      rows: [
        [
          'get-… -Name value',
          'a command; also -Name:value, --name value, or values in their order',
        ],
        ['… | …', 'objects go on to the next command, one after the other'],
        ['…; …', 'two statements in a line'],
        ['… && …', 'goes on if the one before went well; || if it did not'],
        ['$name = …', 'puts a value into a variable; also +=, -=, *=, /= and %='],
        ['& { … }', 'calls a block, or a command by its name'],
        ['@name', 'gives what is in a table or a list as parameters'],
        ['# …', 'a comment; also <# … #>'],
        ['`', 'at the end of a line: it goes on in the next'],
      ],
    },
    {
      title: 'STATEMENTS',
      rows: Object.values(statementWords).map(({ form, says }) => [form, says]),
    },
    {
      title: 'OPERATORS',
      text: 'The strongest come first. Case counts where a c stands before the name: -ceq, -clike. Of a list those that compare give the elements that fit.',
      rows: [
        [',', 'makes a list'],
        ['-not, !', 'is not so'],
        ...operatorLevels.toReversed().flatMap((level) => Object.entries(level)),
      ],
    },
    {
      title: 'VALUES',
      rows: [
        ['10, 1.5, 10GB', 'numbers'],
        ["'as it is'", 'a text; two quotation marks are one'],
        ['"$name and $(…)"', 'a text with values in it; `n is the end of a line'],
        ['1, 2, 3', 'a list; @(…) is one, too, of one or of nothing'],
        ['1..5', 'the numbers from one to the other'],
        ['@{ a = 1; b = 2 }', 'a table'],
        ['[pscustomobject]@{ … }', 'an object'],
        ['$x.Name, $x[0], $x[-1]', 'a property, an element, the last one'],
        ['{ … }', 'a block'],
      ],
    },
    {
      title: 'TYPES',
      text: `[int]$x makes a whole number of it; [int[]] is a list. There are ${typeNames.join(', ')}.`,
    },
    {
      title: 'WHAT CAN BE CALLED',
      text: 'As in $text.ToUpper(). Nothing else is there; also … | get-member says it.',
      rows: methodTable.map(([kind, names]) => [kind, names.join(', ')]),
    },
    {
      title: 'VARIABLES',
      rows: [
        ...Object.entries(automaticVariables).map(([name, says]): [string, string] => [
          `$${name}`,
          says,
        ]),
        ['$env:NAME', 'The environment, to be read.'],
      ],
    },
    {
      title: 'WHAT IS NOT THERE',
      rows: Object.entries(missingWords),
    },
  ];
}
