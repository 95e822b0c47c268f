/** For commands that start an operation. */
export const asJobParameter = {
  asJob: {
    type: 'switch',
    help: 'Does not wait for the end: writes the operation at once, which wait-operation waits for.',
  },
} as const;
