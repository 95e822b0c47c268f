/** The site has given the job to others, or wants it no more: nothing more of it is printed here. */
export class NotWanted extends Error {
  override readonly name = 'NotWanted';
}

/** The printer cannot be reached, or takes nothing now; nothing of the job was printed. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}
