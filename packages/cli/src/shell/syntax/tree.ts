/** Where something stands in a program: offsets, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What gives a value. */
export type Expression =
  | Literal
  | NumberLiteral
  | Text
  | Variable
  | List
  | Collected
  | Group
  | TableLiteral
  | BlockLiteral
  | Member
  | Invocation
  | Index
  | Cast
  | Unary
  | Binary;

/** A text that stands for itself. */
export interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: string;
}

/** A number keeps how it was written: as the name of something, 007 is not 7. */
export interface NumberLiteral extends Span {
  readonly kind: 'number';
  readonly value: number;
  readonly written: string;
}

/** A text with values in it. */
export interface Text extends Span {
  readonly kind: 'text';
  readonly parts: readonly (string | Expression)[];
}

export type VariableScope = 'env' | 'global' | 'script' | 'local' | 'using';

export interface Variable extends Span {
  readonly kind: 'variable';
  readonly name: string;
  readonly scope?: VariableScope;
}

/** a, b, c */
export interface List extends Span {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** $( … ), or @( … ), which is a list even of one. */
export interface Collected extends Span {
  readonly kind: 'collected';
  readonly as: 'value' | 'list';
  readonly body: Block;
}

/** ( … ) */
export interface Group extends Span {
  readonly kind: 'group';
  readonly body: Statement;
}

export interface TableLiteral extends Span {
  readonly kind: 'table';
  readonly entries: readonly { readonly key: Expression; readonly value: Statement }[];
}

export interface BlockLiteral extends Span {
  readonly kind: 'block';
  readonly body: ScriptBlock;
}

export interface Member extends Span {
  readonly kind: 'member';
  readonly of: Expression;
  readonly name: Expression;
}

/** .Name( … ) */
export interface Invocation extends Span {
  readonly kind: 'invocation';
  readonly of: Expression;
  readonly name: string;
  readonly given: readonly Expression[];
}

export interface Index extends Span {
  readonly kind: 'index';
  readonly of: Expression;
  readonly at: Expression;
}

export interface Cast extends Span {
  readonly kind: 'cast';
  readonly type: TypeName;
  readonly of: Expression;
}

export type UnaryOperator = '-not' | '-' | '+' | '-join' | '-split';

export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly of: Expression;
}

export interface Binary extends Span {
  readonly kind: 'binary';
  /** As in the table of operators: -eq for -EQ and -ieq, too. */
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

/** The types that a value can be made, and a parameter can have. */
export const typeNames = [
  'string',
  'int',
  'long',
  'double',
  'decimal',
  'bool',
  'switch',
  'datetime',
  'array',
  'hashtable',
  'pscustomobject',
  'regex',
  'scriptblock',
  'securestring',
  'object',
  'void',
] as const;
export type PlainTypeName = (typeof typeNames)[number];
/** A type, or a list of values of it. */
export type TypeName = PlainTypeName | `${PlainTypeName}[]`;

export type Statement =
  | Assignment
  | If
  | ForEach
  | FunctionDefinition
  | Leave
  | Return
  | Throw
  | Exit
  | Try
  | Chain
  | Pipeline;

export type Assignable = Variable | Member | Index;

export interface Assignment extends Span {
  readonly kind: 'assignment';
  readonly to: Assignable;
  /** The operator that comes before the =, as in +=. */
  readonly operator?: '+' | '-' | '*' | '/' | '%';
  readonly value: Statement;
}

export interface If extends Span {
  readonly kind: 'if';
  readonly cases: readonly { readonly when: Statement; readonly body: Block }[];
  readonly otherwise?: Block;
}

export interface ForEach extends Span {
  readonly kind: 'foreach';
  readonly variable: Variable;
  readonly of: Statement;
  readonly body: Block;
}

export interface FunctionDefinition extends Span {
  readonly kind: 'function';
  readonly name: string;
  readonly body: ScriptBlock;
}

export interface Leave extends Span {
  readonly kind: 'break' | 'continue';
}

export interface Return extends Span {
  readonly kind: 'return';
  readonly value?: Statement;
}

export interface Throw extends Span {
  readonly kind: 'throw';
  readonly value?: Statement;
}

/** Ends the whole program. */
export interface Exit extends Span {
  readonly kind: 'exit';
  readonly value?: Statement;
}

export interface Try extends Span {
  readonly kind: 'try';
  readonly body: Block;
  readonly caught?: Block;
  readonly finally?: Block;
}

/** a && b || c: the operator stands before what it lets run. */
export interface Chain extends Span {
  readonly kind: 'chain';
  readonly first: Pipeline;
  readonly rest: readonly { readonly operator: '&&' | '||'; readonly pipeline: Pipeline }[];
}

export interface Pipeline extends Span {
  readonly kind: 'pipeline';
  readonly stages: readonly (Expression | CommandCall)[];
}

/** A command by its name, or what & calls. */
export interface CommandCall extends Span {
  readonly kind: 'command';
  readonly name: Expression;
  readonly arguments: readonly CommandArgument[];
}

export type CommandArgument =
  | (Span & {
      readonly kind: 'parameter';
      readonly name: string;
      /** As written, for messages. */
      readonly written: string;
      /** What stands between the name and the value. */
      readonly joint?: ':' | '=';
      readonly value?: Expression;
    })
  | (Span & { readonly kind: 'value'; readonly value: Expression })
  | (Span & { readonly kind: 'splat'; readonly variable: Variable });

export interface Block extends Span {
  readonly statements: readonly Statement[];
}

export interface ScriptBlock extends Span {
  readonly parameters: readonly DeclaredParameter[];
  readonly body: Block;
}

export interface DeclaredParameter extends Span {
  readonly name: string;
  readonly type?: TypeName;
  readonly isMandatory: boolean;
  readonly byDefault?: Expression;
}
