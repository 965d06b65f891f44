import type { HazardClass } from '../../shared/model/hazard.ts';
import type { DepartmentId } from './departments.ts';

/** How hazards of a class are invented: how many, whose, where and what they are called. */
export type HazardRecipe = {
  class: HazardClass;
  department: DepartmentId;
  sources: number;
  areas: number;
  /** What the places are like that it is found in. */
  where: 'chemical-park' | 'homes' | 'waterside' | 'hills' | 'roads' | 'anywhere';
  /** Fictional operator, a serial letter or number follows. */
  unit: string;
  sourceNames: readonly string[];
  areaNames: readonly string[];
};

/** 1,200 sources and 150 areas over the sectors of arts 12–16 and 18. Numbers are synthetic. */
export const HAZARD_CATALOGUE: readonly HazardRecipe[] = [
  {
    class: 'chemical',
    department: 'emergency',
    sources: 90,
    areas: 24,
    where: 'chemical-park',
    unit: '示例化工',
    sourceNames: [
      '液氨储罐',
      '液氯库',
      '甲醇储罐',
      '苯储罐',
      '环氧乙烷装置',
      '加氢装置',
      '硫酸罐区',
    ],
    areaNames: ['罐区防护范围', '装置区防护范围'],
  },
  {
    class: 'gas',
    department: 'municipal-landscape',
    sources: 220,
    areas: 20,
    where: 'homes',
    unit: '示例燃气',
    sourceNames: ['调压站', '阀门井', '中压管段', '地下管线密集段', '门站'],
    areaNames: ['高压管线控制范围', '中压管网老旧片区'],
  },
  {
    class: 'flood',
    department: 'water',
    sources: 150,
    areas: 60,
    where: 'waterside',
    unit: '示例水务站',
    sourceNames: ['易涝点', '下穿立交', '低洼小区', '薄弱堤段', '病险涵闸'],
    areaNames: ['低洼片区', '圩区', '沿河易淹片区'],
  },
  {
    class: 'fire-building',
    department: 'fire-rescue',
    sources: 240,
    areas: 0,
    where: 'homes',
    unit: '示例楼宇',
    sourceNames: ['高层建筑', '地下商场', '老旧小区', '仓储库房', '多业态混合楼宇'],
    areaNames: ['老旧建筑片区'],
  },
  {
    class: 'road-black-spot',
    department: 'public-security',
    sources: 140,
    areas: 10,
    where: 'roads',
    unit: '示例养护站',
    sourceNames: ['事故多发路口', '急弯路段', '隧道出口', '学校门前路段'],
    areaNames: ['事故多发路段'],
  },
  {
    class: 'geological',
    department: 'natural-resources',
    sources: 40,
    areas: 16,
    where: 'hills',
    unit: '示例地质监测站',
    sourceNames: ['滑坡点', '崩塌点', '不稳定边坡'],
    areaNames: ['地质灾害易发区'],
  },
  {
    class: 'food-site',
    department: 'market-regulation',
    sources: 100,
    areas: 0,
    where: 'homes',
    unit: '示例食品',
    sourceNames: ['中央厨房', '冷链仓库', '农贸市场', '配餐中心'],
    areaNames: ['食品集聚区'],
  },
  {
    class: 'key-place',
    department: 'public-security',
    sources: 80,
    areas: 0,
    where: 'homes',
    unit: '示例场馆',
    sourceNames: ['综合医院', '寄宿学校', '养老机构', '影剧院', '体育场馆'],
    areaNames: ['重点场所周边'],
  },
  {
    class: 'fuel-firework',
    department: 'emergency',
    sources: 70,
    areas: 0,
    where: 'anywhere',
    unit: '示例油品',
    sourceNames: ['加油站', '油库', '烟花爆竹零售点', '液化气供应站'],
    areaNames: ['油品储存区'],
  },
  {
    class: 'construction',
    department: 'housing',
    sources: 70,
    areas: 20,
    where: 'homes',
    unit: '示例建设',
    sourceNames: ['深基坑', '塔吊作业面', '高支模工程', '暗挖工地'],
    areaNames: ['在建工程片区'],
  },
];
