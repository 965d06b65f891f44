import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readCoverage,
  readDangers,
  readEnglishNames,
  readEvents,
  readGates,
  readRegister,
} from '../../geodata/read.ts';
import { englishNamesText } from '../../geodata/tools/english-names.ts';
import { areaInEnglish } from '../../geodata/tools/romanise.ts';
import { createEnglishNames } from '../../shared/names/english-names.ts';

const HAN = /\p{Script=Han}/u;
const { objects } = readCoverage();
const areas = [
  ...objects.counties.geometries,
  ...objects.towns.geometries,
  ...objects.communities.geometries,
].map(({ properties }) => properties);
const table = readEnglishNames();
const englishName = createEnglishNames(table);

describe('names of areas in English', () => {
  it('are as the tool makes them, for every county, town and community', () => {
    const file = new URL('../../geodata/city/names-english.json', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(englishNamesText(areas));
  });

  it.each([
    ['江阴市', 'Jiangyin City'],
    ['宜兴市', 'Yixing City'],
    ['滨湖区', 'Binhu District'],
    ['新安街道', "Xin'an Subdistrict"],
    ['长泾镇', 'Changjing Town'],
    ['湖㳇镇', 'Hufu Town'],
    ['查桥村', 'Zhaqiao Village'],
    ['梅村', 'Meicun Village'],
    ['门楼社区', 'Menlou Community'],
    ['沁园新村第三社区', 'Qinyuan Xincun No. 3 Community'],
    ['华西十二村', 'Huaxi No. 12 Village'],
    ['天一社区', 'Tianyi Community'],
    ['人民路社区', 'Renmin Road Community'],
    ['无锡新加坡工业园', 'Wuxi-Singapore Industrial Park'],
  ])('%s is %s', (name, english) => {
    expect(areaInEnglish(name)).toBe(english);
  });
});

describe('names of things in English', () => {
  const streams = readRegister('streams');
  const hazards = readRegister('hazards');
  const names = [
    ...areas,
    ...objects.functionalAreas.geometries.map(({ properties }) => properties),
    ...objects.grids.geometries.map(({ properties }) => properties),
    ...streams,
    ...hazards,
    ...readRegister('shelters'),
    ...readRegister('gatherings'),
    ...readRegister('feeds'),
  ].map(({ name }) => name);
  const others = [
    ...readRegister('gatherings').map(({ venue }) => venue),
    ...readRegister('resources').map(({ callSign }) => callSign),
    ...hazards.map(({ responsibleUnit }) => responsibleUnit ?? ''),
    ...readRegister('key-places').flatMap(({ name, managerUnit }) => [name, managerUnit]),
    ...readRegister('protected-objects').map(({ name }) => name),
    ...readRegister('gas-pipes').flatMap(({ name, responsibleUnit }) => [name, responsibleUnit]),
    ...readEvents().flatMap(({ name, hostUnit }) => [name, hostUnit]),
    ...readGates().flatMap(({ gates }) => gates.map(({ name }) => name)),
    ...readDangers().map(({ finding }) => finding),
  ];

  it('leave no Chinese in any name of the demonstration city', () => {
    const english = [...new Set([...names, ...others])].map(englishName);
    expect(english.filter((name) => HAN.test(name))).toEqual([]);
  });

  it('are as different as the Chinese ones of their register', () => {
    const different = (of: readonly { name: string }[], as: (name: string) => string) =>
      new Set(of.map(({ name }) => as(name))).size;
    const same = (name: string) => name;
    expect(different(streams, englishName)).toBe(different(streams, same));
    expect(different(hazards, englishName)).toBe(different(hazards, same));
  });
});
