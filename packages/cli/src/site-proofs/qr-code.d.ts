/** A QR code as lines of half blocks, for dark signs on a light ground. */
export declare function qrCode(text: string): string;
/** The same for a terminal. Where it shows no colours, it is taken for a dark one, as most are. */
export declare function shownQrCode(code: string, colour: boolean): string;
