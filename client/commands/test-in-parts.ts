import { type Answer, api } from '../live/api.ts';

/**
 * Holds a rule against what was measured, part by part. Changes nothing.
 * @param join several parts as one result
 * @param onPart told the result so far after each part; answers false to stop there
 */
export async function testInParts<Result extends { next: number | null }>(
  path: string,
  test: object,
  join: (parts: readonly Result[]) => Result,
  onPart: (soFar: Result) => boolean,
): Promise<Answer<Result>> {
  const parts: Result[] = [];
  let after: number | null = 0;
  while (after !== null) {
    const part: Answer<Result> = await api.send('POST', path, { ...test, after });
    if (!part.ok) return part;
    parts.push(part.value);
    after = onPart(join(parts)) ? part.value.next : null;
  }
  return { ok: true, value: join(parts) };
}
