import type { Department } from '../../shared/model/department.ts';

/** The bodies art. 9 names, and those whose hazards and feeds the demonstration shows, and who keeps supplies (art. 21). */
export const DEPARTMENTS = [
  { id: 'public-security', name: '公安局', nameEnglish: 'Public Security' },
  { id: 'housing', name: '住房和城乡建设局', nameEnglish: 'Housing and Urban-Rural Development' },
  { id: 'municipal-landscape', name: '市政和园林局', nameEnglish: 'Municipal Works and Parks' },
  { id: 'transport', name: '交通运输局', nameEnglish: 'Transport' },
  { id: 'health', name: '卫生健康委员会', nameEnglish: 'Health Commission' },
  { id: 'emergency', name: '应急管理局', nameEnglish: 'Emergency Management' },
  { id: 'market-regulation', name: '市场监督管理局', nameEnglish: 'Market Regulation' },
  { id: 'big-data', name: '大数据管理局', nameEnglish: 'Big Data Administration' },
  { id: 'fire-rescue', name: '消防救援支队', nameEnglish: 'Fire and Rescue' },
  {
    id: 'governance-command',
    name: '社会治理现代化指挥中心',
    nameEnglish: 'Social Governance Command Centre',
  },
  { id: 'water', name: '水利局', nameEnglish: 'Water Resources' },
  { id: 'meteorology', name: '气象局', nameEnglish: 'Meteorology' },
  { id: 'ecology', name: '生态环境局', nameEnglish: 'Ecology and Environment' },
  {
    id: 'natural-resources',
    name: '自然资源和规划局',
    nameEnglish: 'Natural Resources and Planning',
  },
  { id: 'urban-management', name: '城市管理局', nameEnglish: 'Urban Management' },
  { id: 'culture-tourism', name: '文化广电和旅游局', nameEnglish: 'Culture and Tourism' },
  { id: 'grain-reserves', name: '粮食和物资储备局', nameEnglish: 'Grain and Material Reserves' },
] as const satisfies readonly Department[];
export type DepartmentId = (typeof DEPARTMENTS)[number]['id'];
