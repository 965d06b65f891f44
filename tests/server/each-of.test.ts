import { expect, it, vi } from 'vitest';
import { DatabaseUnavailable } from '../../server/database/errors.ts';
import { eachOf } from '../../server/each-of.ts';

it('a step that fails keeps none behind it from being done, and is told', async () => {
  const [rules, silence] = [vi.fn(async () => Promise.reject(new Error('a rule'))), vi.fn()];
  const watch = vi.fn(async () => Promise.reject(new Error('a watch rule')));
  await expect(eachOf([rules, silence, watch])).rejects.toThrow('a rule');
  expect(silence).toHaveBeenCalledOnce();
  expect(watch).toHaveBeenCalledOnce();
});

it('without a database the rest is not tried', async () => {
  const rest = vi.fn();
  const away = async () => Promise.reject(new DatabaseUnavailable('away'));
  await expect(eachOf([away, rest])).rejects.toThrow('away');
  expect(rest).not.toHaveBeenCalled();
});
