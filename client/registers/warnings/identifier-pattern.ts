/** What an identifier may be made of, for a field of a form; the server checks it again. */
export const IDENTIFIER_PATTERN = '[A-Za-z0-9][A-Za-z0-9._\\-]{0,63}';
