import iconv from 'iconv-lite';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Turns a file's bytes into text: UTF-8 or UTF-16 by its byte order mark, UTF-8 where it is valid, else Windows-1252, in which
 * registers on Windows export without saying so. What a header says of the character set is wrong too often to be asked.
 */
export function decodeCsv(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return utf8.decode(bytes);
  } catch {
    // Node's own decoder takes it for Latin-1, and loses dashes and quotation marks.
    return iconv.decode(bytes, 'windows-1252');
  }
}
