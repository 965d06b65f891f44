import { describe, expect, it } from 'vitest';
import { keyUsed } from '../../../server/plugins/act-key.ts';
import { sourceFiles } from '../../support/source-files.ts';

describe('the refusal of a key that another act was done by', () => {
  it('has one status and one code, wherever it is found out', () => {
    expect(keyUsed()).toMatchObject({ statusCode: 422, code: 'act-key-used' });
    const written = sourceFiles(['server'], ['.ts']).filter(({ text }) =>
      /problem\(\s*\d+,\s*'act-key-used'/.test(text),
    );
    expect(written.map(({ path }) => path)).toEqual(['server/plugins/act-key.ts']);
  });
});
