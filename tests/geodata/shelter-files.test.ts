import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { readRegister, readShelterFiles } from '../../geodata/read.ts';
import { buildShelterFiles } from '../../geodata/tools/shelter-files.ts';
import { ShelterFacilities } from '../../shared/model/shelter-file.ts';
import { classCapacity } from '../../shared/risk/shelter-capacity.ts';

const shelters = readRegister('shelters');
const files = readShelterFiles();

describe('the files of the demonstration’s shelters', () => {
  it('are one for each, as the schema says, and made anew the same', () => {
    expect(files.map(({ shelter }) => shelter)).toEqual(shelters.map(({ id }) => id));
    const wrong = files.filter(({ facilities }) => !Value.Check(ShelterFacilities, facilities));
    expect(wrong).toEqual([]);
    expect(buildShelterFiles(shelters)).toEqual(files);
  });

  it('leave the capacity a counter knows, and make others smaller', () => {
    const smaller = shelters.filter(({ class: of, capacity }, at) => {
      return classCapacity(of, files[at]!.facilities).places < capacity;
    });
    expect(smaller.filter(({ stream }) => stream !== null)).toEqual([]);
    expect(smaller.length).toBeGreaterThan(40);
  });

  it('name only fictional units, an order for each open one and a reason for each out of use', () => {
    expect(files.every(({ facilities }) => facilities.managingUnit?.startsWith('示例'))).toBe(true);
    const told = (at: number) => [files[at]!.order !== null, files[at]!.reason !== null];
    const wanted = shelters.map(({ state }) => [state === 'open', state === 'unavailable']);
    expect(shelters.map((_, at) => told(at))).toEqual(wanted);
  });
});
