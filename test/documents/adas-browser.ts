import { signInAsAda } from './ada.ts';

// The browser on the machine of Ada: it is told the folder of the documents, and what to open.
const [folder = '', address = ''] = process.argv.slice(2);
await signInAsAda(folder, address);
