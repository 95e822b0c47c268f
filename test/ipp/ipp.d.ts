/** As much of the package as the comparison needs; it has no types of its own. */
declare module 'ipp' {
  type Read = (length: number) => string;

  interface Parse {
    (message: Buffer): Record<string, unknown>;
    handleUnknownTag: (tag: number, name: string, length: number, read: Read) => unknown;
  }

  const ipp: {
    readonly parse: Parse;
    readonly serialize: (message: object) => Buffer;
    readonly enums: Readonly<
      Record<string, { readonly lookup: Readonly<Record<number, string>> } | undefined>
    >;
  };
  export default ipp;
}
