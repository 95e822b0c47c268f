/** The program of Windows that Configuration Manager wants keys of servers to be kept by. */
export const defaultKeyProvider = 'Microsoft RSA SChannel Cryptographic Provider';
