/** Characters XML 1.0 cannot hold, not even escaped: most control characters and halves of pairs. */
const UNSPEAKABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
};

/** Text as it may stand in an element or an attribute, of XML and of HTML. */
export const escapeXml = (text: string): string =>
  text.replaceAll(UNSPEAKABLE, '').replaceAll(/[&<>"'\r]/g, (character) => ESCAPES[character]!);
