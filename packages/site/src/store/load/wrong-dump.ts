/** A dump that contradicts itself. Its message ends a sentence about the database it was meant for. */
export class WrongDump extends Error {}
