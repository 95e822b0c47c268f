/** As much of the package as the tests need; it has no types of its own. */
declare module 'ipp' {
  type Read = (length: number) => string;

  interface Parse {
    (message: Buffer): Record<string, unknown>;
    handleUnknownTag: (tag: number, name: string, length: number, read: Read) => unknown;
  }

  interface Printer {
    execute(
      operation: string,
      message: object | undefined,
      answered: (error: Error | null, told: Readonly<Record<string, unknown>>) => void,
    ): void;
  }

  const ipp: {
    readonly Printer: (address: object) => Printer;
    readonly parse: Parse;
    readonly serialize: (message: object) => Buffer;
    readonly enums: Readonly<
      Record<string, { readonly lookup: Readonly<Record<number, string>> } | undefined>
    >;
  };
  export default ipp;
}
