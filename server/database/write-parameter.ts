/**
 * From JavaScript to PostgreSQL's text form. Both databases get their parameters through here, so
 * that a value means the same to both; null and undefined are SQL NULL.
 */
export function writeParameter(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return writeBytes(value);
  if (Array.isArray(value)) return writeArray(value);
  if (typeof value === 'object') return JSON.stringify(value);
  return writeScalar(value);
}

/** Every parameter of a statement. */
export function writeParameters(parameters: readonly unknown[] = []): (string | null)[] {
  return parameters.map(writeParameter);
}

function writeScalar(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') {
    return String(value);
  }
  throw new TypeError(`a ${typeof value} cannot be an SQL parameter`);
}

function writeBytes(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}

function writeArray(list: readonly unknown[]): string {
  return `{${list.map(writeElement).join(',')}}`;
}

function writeElement(value: unknown): string {
  if (Array.isArray(value)) return writeArray(value);
  const text = writeParameter(value);
  if (text === null) return 'NULL';
  if (typeof value === 'number' || typeof value === 'boolean') return text;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
