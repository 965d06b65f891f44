import type { Position } from '../../shared/model/common.ts';
import type { CrowdMotion } from '../../shared/model/gathering.ts';

/**
 * A real public place where people gather. `centre` is [lon, lat] WGS 84 from general knowledge, within a
 * kilometre or so. `zones` are walking or standing parts; the first is counted at the main gate.
 */
export type Venue = {
  id: string;
  name: string;
  centre: Position;
  /** People at once; from a public notice where `published`, else synthetic. */
  capacity: number;
  published?: true;
  permit: 'permitted' | 'government_run' | 'routine_exempt' | 'spontaneous';
  zones: readonly [name: string, motion: CrowdMotion][];
  /** A place with a grid of its own (专属网格). */
  dedicated?: true;
};

const SCENIC: Venue['zones'] = [
  ['入口广场', 'moving'],
  ['核心游览区', 'moving'],
];
const SQUARE: Venue['zones'] = [['广场区域', 'standing']];
const STREET: Venue['zones'] = [
  ['主街', 'moving'],
  ['广场', 'standing'],
];
const STATION: Venue['zones'] = [
  ['候车区', 'standing'],
  ['站前广场', 'moving'],
];
const ARENA: Venue['zones'] = [
  ['看台区', 'standing'],
  ['外场集散区', 'moving'],
];
const MALL: Venue['zones'] = [
  ['公共区域', 'moving'],
  ['出入口广场', 'standing'],
];

function scenic(id: string, name: string, centre: Position, capacity: number): Venue {
  return { id, name, centre, capacity, permit: 'routine_exempt', zones: SCENIC, dedicated: true };
}

function venue(
  id: string,
  name: string,
  centre: Position,
  capacity: number,
  zones: Venue['zones'],
  permit: Venue['permit'] = 'routine_exempt',
): Venue {
  return { id, name, centre, capacity, permit, zones };
}

/** The sixty venues. 鼋头渚's 81,000 at once is the 2020 notice (DOMAIN.md §8); every other capacity is synthetic. */
export const VENUES: readonly Venue[] = [
  {
    id: 'yuantouzhu',
    name: '鼋头渚',
    centre: [120.238, 31.496],
    capacity: 81_000,
    published: true,
    permit: 'routine_exempt',
    zones: [
      ['长春桥樱花区', 'moving'],
      ['充山入口广场', 'standing'],
      ['樱花谷', 'moving'],
      ['游船码头', 'standing'],
    ],
    dedicated: true,
  },
  scenic('lingshan', '灵山胜境', [120.098, 31.421], 30_000),
  scenic('nianhuawan', '拈花湾', [120.075, 31.405], 18_000),
  { ...venue('nanchansi', '南禅寺', [120.304, 31.565], 16_000, STREET), dedicated: true },
  { ...venue('qingmingqiao', '清名桥古运河', [120.311, 31.556], 24_000, STREET), dedicated: true },
  { ...venue('huishan-old-town', '惠山古镇', [120.272, 31.581], 28_000, STREET), dedicated: true },
  scenic('xihui-park', '锡惠公园', [120.266, 31.577], 22_000),
  scenic('sanguo-city', '三国水浒城', [120.219, 31.482], 26_000),
  scenic('li-garden', '蠡园', [120.243, 31.527], 8_000),
  scenic('mei-garden', '梅园', [120.222, 31.556], 15_000),
  scenic('lihu-park', '蠡湖公园', [120.262, 31.534], 20_000),
  scenic('wuxi-zoo', '无锡动物园', [120.255, 31.492], 18_000),
  venue('wuxi-station', '无锡站', [120.3, 31.59], 20_000, STATION),
  venue('wuxi-east-station', '无锡东站', [120.456, 31.606], 14_000, STATION),
  venue('shuofang-airport', '苏南硕放机场', [120.429, 31.497], 12_000, [
    ['航站楼', 'moving'],
    ['到达厅', 'moving'],
  ]),
  venue('huishan-station', '惠山站', [120.288, 31.683], 4_000, [['候车区', 'standing']]),
  venue('yixing-station', '宜兴站', [119.82, 31.318], 6_000, [['候车区', 'standing']]),
  venue('jiangyin-station', '江阴站', [120.285, 31.862], 6_000, [['候车区', 'standing']]),
  venue('wuxi-coach-station', '无锡汽车客运站', [120.302, 31.593], 5_000, [['候车区', 'standing']]),
  venue('olympic-centre', '无锡奥体中心', [120.35, 31.498], 32_000, ARENA, 'permitted'),
  venue('sports-centre', '无锡体育中心', [120.263, 31.55], 28_000, ARENA, 'permitted'),
  venue(
    'grand-theatre',
    '无锡大剧院',
    [120.293, 31.512],
    4_000,
    [['前厅广场', 'standing']],
    'permitted',
  ),
  venue(
    'expo-centre',
    '太湖国际博览中心',
    [120.298, 31.492],
    20_000,
    [
      ['展厅', 'moving'],
      ['登录大厅', 'standing'],
    ],
    'permitted',
  ),
  venue(
    'civic-square',
    '市民中心广场',
    [120.312, 31.489],
    15_000,
    [
      ['广场区域', 'standing'],
      ['轴线步道', 'moving'],
    ],
    'government_run',
  ),
  venue(
    'taihu-square',
    '太湖广场',
    [120.303, 31.55],
    25_000,
    [
      ['广场区域', 'standing'],
      ['音乐喷泉', 'standing'],
    ],
    'government_run',
  ),
  venue('sanyang-square', '三阳广场', [120.297, 31.576], 18_000, STREET),
  venue('chongansi-street', '崇安寺步行街', [120.302, 31.578], 15_000, STREET),
  venue('nanchang-street', '南长街', [120.312, 31.559], 20_000, STREET),
  venue('dangkou-old-town', '荡口古镇', [120.548, 31.556], 12_000, STREET),
  venue('yanjiaqiao-old-town', '严家桥古镇', [120.497, 31.669], 4_000, [['古街', 'moving']]),
  venue('hongshan-park', '鸿山遗址公园', [120.487, 31.523], 9_000, [['游览区', 'moving']]),
  venue('meicun-park', '梅村二胡文化园', [120.431, 31.548], 3_000, SQUARE),
  venue(
    'taibo-temple',
    '泰伯庙',
    [120.434, 31.55],
    8_000,
    [
      ['庙会区', 'standing'],
      ['入口广场', 'moving'],
    ],
    'government_run',
  ),
  venue('yangshan-peach-isle', '阳山桃花岛', [120.1, 31.587], 16_000, [
    ['赏花区', 'moving'],
    ['换乘区', 'standing'],
  ]),
  venue('yangshan-orchards', '阳山桃源', [120.115, 31.601], 7_000, [['游览区', 'moving']]),
  venue('changguangxi-wetland', '长广溪湿地公园', [120.268, 31.475], 10_000, [['步道', 'moving']]),
  venue('shangxianhe-wetland', '尚贤河湿地公园', [120.313, 31.481], 12_000, [['步道', 'moving']]),
  venue('gonghuwan-wetland', '贡湖湾湿地公园', [120.333, 31.452], 12_000, [['步道', 'moving']]),
  venue('wu-culture-park', '吴文化公园', [120.268, 31.652], 6_000, [['游览区', 'moving']]),
  venue('xuelang-hill', '雪浪山生态园', [120.283, 31.447], 24_000, SCENIC),
  venue('taihu-new-town-mall', '太湖新城商圈', [120.272, 31.517], 12_000, MALL),
  venue('zhongshan-road-mall', '中山路商圈', [120.301, 31.574], 10_000, MALL),
  venue('heliekou-mall', '河埒口商圈', [120.258, 31.541], 9_000, MALL),
  venue('dongting-mall', '东亭商圈', [120.38, 31.587], 11_000, MALL),
  venue('wangzhuang-mall', '旺庄商圈', [120.352, 31.549], 6_000, MALL),
  venue('jiangnan-university', '江南大学', [120.27, 31.484], 20_000, [['校前区', 'standing']]),
  venue('jiangyin-sports-centre', '江阴体育中心', [120.287, 31.887], 22_000, ARENA, 'permitted'),
  venue('jiangyin-renmin-road', '江阴人民路步行街', [120.277, 31.912], 12_000, STREET),
  venue('ebizui-park', '鹅鼻嘴公园', [120.291, 31.925], 9_000, [
    ['江边步道', 'moving'],
    ['观景台', 'standing'],
  ]),
  venue('xuxiake-home', '徐霞客故居', [120.363, 31.773], 5_000, [['游览区', 'moving']]),
  venue('huashi-square', '华士文体广场', [120.437, 31.833], 10_000, SQUARE),
  venue('jiangyin-zhongshan-park', '江阴中山公园', [120.272, 31.91], 8_000, SQUARE),
  venue('shanjuan-cave', '宜兴善卷洞', [119.661, 31.303], 8_000, SCENIC),
  venue('yixing-bamboo-sea', '宜兴竹海', [119.703, 31.172], 12_000, SCENIC),
  venue('zhanggong-cave', '宜兴张公洞', [119.806, 31.233], 5_000, [['洞口广场', 'standing']]),
  venue('yunhu', '云湖景区', [119.62, 31.262], 9_000, [['游览区', 'moving']]),
  venue('ceramics-museum', '宜兴陶瓷博物馆', [119.847, 31.279], 6_000, [['展区', 'moving']]),
  venue('longbeishan-park', '宜兴龙背山森林公园', [119.822, 31.337], 12_000, [['步道', 'moving']]),
  venue('yixing-sports-centre', '宜兴体育中心', [119.803, 31.372], 18_000, ARENA, 'permitted'),
  venue('tuanjiu-square', '宜兴团氿广场', [119.812, 31.363], 15_000, SQUARE, 'government_run'),
];
