/** Why a backup is none, to end a sentence about it. Whoever knows its path makes an error of it. */
export class Damage extends Error {}
