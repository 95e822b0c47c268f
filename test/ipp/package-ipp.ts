import ipp from 'ipp';

// It writes to the terminal of each value that it does not know, and gives undefined.
ipp.parse.handleUnknownTag = (_tag, _name, length, read) => {
  if (length > 0) read(length);
  return undefined;
};

export { ipp };
