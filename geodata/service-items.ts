import type { ServiceItemRequest, ServiceItemState } from '../shared/model/service-item.ts';

/**
 * An invented item of the list of service items, the same in every county of the demonstration. `state` is where its
 * life has come to; `days` when each step of it was, as days before the database is filled, the request first.
 */
export type InventedItem = Omit<ServiceItemRequest, 'county'> & {
  state: ServiceItemState;
  days: readonly number[];
};

const law = (article: string) => `无锡市社会治理促进条例第${article}`;

const item = (
  code: string,
  name: string,
  department: string,
  legalBasis: string,
  duties: string,
  rest: Partial<InventedItem> = {},
): InventedItem => ({
  ...{ code, name, department, legalBasis, duties },
  manner: 'assist',
  procedure: '部门派发，网格查看现场，办结或退回，部门复核',
  termWorkingDays: 5,
  reason: '列入年度清单（虚构）',
  state: 'admitted',
  days: [200, 180],
  ...rest,
});

/** Invented; the articles are those of the regulation, the items are nobody's. */
export const INVENTED_ITEMS: readonly InventedItem[] = [
  item(
    'A-01',
    '易涝点位与风险隐患排查',
    'emergency',
    law('十条第二款'),
    '查看点位，发现异常即报告',
  ),
  item(
    'A-02',
    '燃气管线周边施工巡查',
    'municipal-landscape',
    law('十二条'),
    '查看有无开挖，不处置',
    {
      termWorkingDays: 3,
    },
  ),
  item('A-03', '避难场所标识与通道查看', 'emergency', law('二十一条'), '查看标识、通道是否完好'),
  item('B-01', '老旧房屋安全隐患排查', 'housing', law('十八条'), '查看外观，填报房屋，不登记住户', {
    termWorkingDays: 10,
  }),
  item(
    'B-02',
    '租赁房屋安全隐患巡查',
    'housing',
    law('三十三条第二款'),
    '按楼栋查看用电用气，不登记人员',
    {
      manner: 'entrust',
      termWorkingDays: 10,
    },
  ),
  item('C-01', '消防通道占堵巡查', 'fire-rescue', law('五十条'), '查看通道，拍照只取通道', {
    termWorkingDays: 2,
  }),
  item('C-02', '食品经营点位信息核对', 'market-regulation', law('十三条'), '核对点位是否营业', {
    state: 'suspended',
    days: [200, 180, 20],
  }),
  item('D-01', '露天焚烧点位查看', 'ecology', law('五十条'), '查看点位并报告', {
    state: 'requested',
    days: [3],
    reason: '秋冬季需要（虚构）',
  }),
  item('D-02', '宣传材料入户发放', 'culture-tourism', law('五十条'), '逐户发放材料', {
    state: 'refused',
    days: [90, 80],
    reason: '活动宣传（虚构）',
  }),
  item('D-03', '沿街店铺信息录入', 'market-regulation', law('五十条'), '录入店铺信息', {
    state: 'removed',
    days: [400, 390, 60],
  }),
];
