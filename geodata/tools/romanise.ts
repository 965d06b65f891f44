import { customPinyin, pinyin } from 'pinyin-pro';

/** Readings of place names here that a dictionary of common words gets wrong. */
const LOCAL_READINGS: Readonly<Record<string, string>> = {
  长: 'cháng',
  圩: 'wéi',
  氿: 'jiǔ',
  㳇: 'fǔ',
  埭: 'dài',
  厍: 'shè',
  漍: 'guó',
  塍: 'chéng',
  缪: 'miào',
  都山: 'dū shān',
  万石: 'wàn shí',
  查桥: 'zhā qiáo',
  查林: 'zhā lín',
  阖闾: 'hé lǘ',
};
customPinyin(LOCAL_READINGS);

/** Development zones by their common English names; they have no spelling of their own. */
const ZONES: Readonly<Record<string, string>> = {
  无锡锡山开发区: 'Xishan Development Zone',
  锡山台湾农民创业园: 'Xishan Taiwan Farmers Park',
  无锡惠山经济开发区: 'Huishan Economic Zone',
  无锡惠山工业转型集聚区: 'Huishan Industrial Zone',
  无锡新加坡工业园: 'Wuxi-Singapore Industrial Park',
  无锡高新技术产业开发区: 'Wuxi High-tech Zone',
  无锡高新区综合保税区: 'Wuxi Bonded Zone',
  无锡太湖国际科技园: 'Taihu Science Park',
  江阴高新技术产业开发区: 'Jiangyin High-tech Zone',
  江苏江阴靖江工业园区: 'Jiangyin-Jingjiang Industrial Park',
  临港经济开发区: 'Lingang Economic Zone',
  青阳园区: 'Qingyang Zone',
  月城园区: 'Yuecheng Zone',
  环科园: 'Environmental Science Park',
  宜兴经济开发区: 'Yixing Economic Zone',
  阳羡旅游度假区: 'Yangxian Resort',
  台湾农民创业园: 'Taiwan Farmers Park',
  惠山经济开发区: 'Huishan Economic Zone',
  惠山工业转型集聚区: 'Huishan Industrial Zone',
  高新技术产业开发区: 'High-tech Zone',
  物流和软件园: 'Logistics and Software Park',
  青阳工业园区: 'Qingyang Industrial Park',
  硕放工业园区: 'Shuofang Industrial Park',
  胡埭工业园: 'Hudai Industrial Park',
  梅村工业集中区: 'Meicun Industrial Zone',
  旺庄工业配套区: 'Wangzhuang Industrial Zone',
  无锡新区工博园: 'Wuxi Industry Expo Park',
  经济发展园: 'Economic Development Park',
  锡澄协同发展区智能制造基地: 'Xicheng Smart Manufacturing Base',
  无锡光电新材料科技园管理区: 'Wuxi Optoelectronic Materials Park',
  雪浪科教园: 'Xuelang Science and Education Park',
  新加坡科创城: 'Singapore Innovation City',
  太湖国际: 'Taihu International',
};

/** What an area is, by the end of its name; the first that fits. */
const SUFFIXES: readonly (readonly [ending: string, english: string])[] = [
  ['居民社区委员会', 'Community'],
  ['社区居民委员', 'Community'],
  ['虚拟社区', 'Virtual Community'],
  ['社区', 'Community'],
  ['街道', 'Subdistrict'],
  ['镇', 'Town'],
  ['村', 'Village'],
  ['区', 'District'],
  ['市', 'City'],
];

/** Words at the end of a stem that are written apart. */
const APART = /([一二三四五六]村|新村|家园|花园|佳苑|嘉园|花苑|公寓|东苑|西苑|新苑)$/;
/** 新安花苑第一, 华西十二, 惠城三: the number of several of one name. 天一 is a name. */
const NUMBERED = /^(..+?)第?([一二三四五六七八九十]+)$/;
const DIGITS = '一二三四五六七八九';

/** 三 → 3, 十 → 10, 十二 → 12. */
function numberOf(characters: string): number {
  const [tens, ones] = characters.includes('十') ? characters.split('十') : ['', characters];
  const digit = (character: string) => DIGITS.indexOf(character) + 1;
  if (!characters.includes('十')) return digit(ones!);
  return (tens === '' ? 1 : digit(tens!)) * 10 + (ones === '' ? 0 : digit(ones!));
}

/** One word of pinyin without tones, with the apostrophe before a vowel: 新安 → Xin'an. */
function word(characters: string): string {
  const syllables = pinyin(characters, { toneType: 'none', type: 'array' });
  const joined = syllables
    .map((syllable, at) => (at > 0 && /^[aoe]/.test(syllable) ? `'${syllable}` : syllable))
    .join('');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function stemInEnglish(stem: string): string {
  const zone = ZONES[stem];
  if (zone !== undefined) return zone;
  const [, named, count] = NUMBERED.exec(stem) ?? [];
  if (named !== undefined) return `${stemInEnglish(named)} No. ${numberOf(count!)}`;
  if (stem.length > 2 && stem.endsWith('路')) return `${word(stem.slice(0, -1))} Road`;
  const apart = stem.length > 3 ? APART.exec(stem)?.[0] : undefined;
  if (apart === undefined) return word(stem);
  return `${word(stem.slice(0, -apart.length))} ${word(apart)}`;
}

/**
 * The English name of a county, town or community: pinyin, and the usual word for what it is.
 * 门楼社区 → Menlou Community, 江阴市 → Jiangyin City, 华西十二村 → Huaxi No. 12 Village.
 */
export function areaInEnglish(name: string): string {
  if (ZONES[name] !== undefined) return ZONES[name];
  const suffix = SUFFIXES.find(([ending]) => name.endsWith(ending) && name !== ending);
  if (suffix === undefined) return stemInEnglish(name);
  const [ending, english] = suffix;
  const stem = name.slice(0, -ending.length);
  // 梅村 is Meicun Village: one syllable is no name without its 村.
  return `${stem.length === 1 ? word(name) : stemInEnglish(stem)} ${english}`;
}
