import type { Language } from '../i18n/use-text.ts';
import type { PictureName } from './pictures.ts';

/** A chapter of the help: a heading, short paragraphs, and pictures of the product with what they show. */
export type Chapter = {
  title: string;
  paragraphs: readonly string[];
  pictures?: readonly { name: PictureName; shows: string }[];
};

const ZH: readonly Chapter[] = [
  {
    title: '经纬是什么',
    paragraphs: [
      '一张活的城市风险图：各部门的监测数据进来，平台按规则研判，结果几秒内出现在指挥席和大屏上。',
      '平台只记地点、数量和呼号，不记任何居民信息。人数少于 10 时只显示“<10”。',
    ],
  },
  {
    title: '选择席位',
    paragraphs: [
      '打开首页，点一个席位即可进入：大屏、指挥调度、网格分析、系统管理。演示环境不需要密码，数据均为演示数据。',
      '指挥席顶栏的场景菜单可以换一天：梅雨洪水、园区泄漏、樱花季人流等，并设定快慢。',
    ],
    pictures: [{ name: 'desks', shows: '首页的四个演示席位' }],
  },
  {
    title: '怎样读图',
    paragraphs: [
      '平时地图是安静的。只有四个等级用鲜艳颜色，并各有形状和数字：红 ■ Ⅰ，橙 ▲ Ⅱ，黄 ◆ Ⅲ，蓝 ● Ⅳ。',
      '填色表示网格的风险，符号表示平台告警，两者不是一回事。',
      '斜线表示未知：监测中断或无人监测。未知不等于安全，平台从不把未知算作无风险。',
      '有等级的网格上的灰色斜条和“?”：其中有监测点中断，实际可能更高。',
      '每个数值都写明是多久以前的；过时的数值会褪色。',
      '左侧图层列表可显示、隐藏、调淡和调换各层，并写明各有多少。',
    ],
    pictures: [{ name: 'layers', shows: '图层列表' }],
  },
  {
    title: '平台告警与预警',
    paragraphs: [
      '平台告警由本平台按阈值自动触发，是内部提示，不是官方发布的预警。',
      '阈值各有来源和可信度：S 确定，L 较可靠，U 待核实，D 本平台默认值。打开任何监测点的详情都能看到。',
      '确认表示“有人看见了”，不表示已经解除。越过阈值的情况消失后，平台告警自行解除。',
    ],
    pictures: [{ name: 'alarms', shows: '平台告警列表，按等级排序' }],
  },
  {
    title: '指挥席',
    paragraphs: [
      '左侧是查找、图层、筛选、数据来源和图例；右侧是平台告警与选中对象的详情；下方是日志时间线。',
      '点击选中，双击移到中央，Esc 退一步。按 / 查找，按 ? 看全部快捷键，按 Ctrl-K 打开命令面板。',
      '地址栏里就是当前视图：图层、筛选、选中对象、语言都在其中，复制给同事即可打开同一画面。',
      '按 R 打开总表，可排序、筛选并导出；右键或按菜单键可对任一对象操作。',
    ],
    pictures: [{ name: 'console', shows: '指挥席，右下为所选平台告警的详情' }],
  },
  {
    title: '险情与派遣',
    paragraphs: [
      '在告警上按“处置”开立险情，电话接报的，在地图上右键选“500 米内有什么”，再按“在此开立险情”。类型由监测内容得出，不对时在“办理”中更正，推荐的力量和适用的预案随之改变。',
      '“建议力量”按到达时间排列，已勾选的是首批；查看期间推荐如有变化，勾选不会自己变，按“采用新的推荐”才换。力量逐步报告：确认、出动、到场、完成。',
      '力量报停用后不再推荐，也不能派出，直到在其卡片上按“恢复可用”；卡片上也可写明原因停用。',
      '力量全部归队或取消任务后才能结束。结束的险情在右侧“已结束的险情”中，可查阅日志、写评估、签发情况报告。',
    ],
  },
  {
    title: '大屏',
    paragraphs: [
      '管理员在“系统管理 · 大屏”中新建大屏并生成配对码，在大屏上打开 /pair 输入一次即可。此后断网、重启都会自行恢复。',
      '地址参数：?scene=flood 固定一个场景；?scenes=overview,flood&rotate=30 轮换；?mm=4800&distance=8 说明屏幕宽度和观看距离。',
      '指挥席可在账号菜单的“大屏调度”中切换大屏的场景。新的一级平台告警会自动把相应场景调到前面。',
      '触摸地图后视图保持五分钟，之后自行恢复；也可按锁形按钮立即恢复。',
      '每个数字旁的箭头与十分钟前相比：↑ 或 ↓ 指数字的变化，亮色为加重；问号表示当时的情况未知。',
    ],
    pictures: [{ name: 'wall', shows: '园区泄漏时的大屏' }],
  },
  {
    title: '网格工作室',
    paragraphs: [
      '网格分析员在此查看现行网格：编码、户数、风险与其中的监测点。未选中时右侧是全市划分的数字。',
      '右侧列出网格调整方案。新建方案时选好社区，即可移动顶点、分割、合并、划转、划出专属网格、设微网格、按街块划分，也可先计算建议划分。相邻网格共用边界，不会留下空隙或重叠。工具各有一个按键，按 ? 查看，按 Esc 退出。',
      '绘制完成后提交校验，送请镇（街道）和每个有关村（居）委会提出意见，由起草人以外的账号批准；生效时各屏同时更新，再向市级网格工作机构备案。连接中断时的改动会按顺序保留，恢复后送出。',
    ],
    pictures: [{ name: 'studio', shows: '网格工作室' }],
  },
  {
    title: '登记册',
    paragraphs: [
      '在 /registers 打开，第一节是“预防为先”：重大和逾期的隐患、重大风险、到期的检查。每一节都可查找，点开一行即见全部内容、此刻可以做什么、不能做的原因。',
      '危险源档案从排查、登记、评估、检查到公布；隐患从发现到销号，复查须由另一账号办理。大型活动、避难场所、重点部位与场所、官方预警与公众提示各有一节。',
      '“搁置与停用”和“告警复核”管的是告警的质量：搁置到时自行恢复，停用的监测点显示为未知。',
      '“批量导入”先逐行预览，只导入合格的行，不合格的行连同原因列出。',
    ],
    pictures: [{ name: 'registers', shows: '登记册的第一节：预防为先' }],
  },
  {
    title: '网格力量、巡查与清单',
    paragraphs: [
      '“网格力量”只登记人数，不登记姓名。没有清点过的网格是“未清点”，不算缺口，也不算满足。点区（市）名往下看，选定一个镇（街道）即可逐格填报。配置标准由市级管理员改为新版，须写明出处。',
      '“网格巡查”按班次安排和填报。班次结束时仍欠的次数列为逾期，补巡并填报后移出。地面覆盖只存百米单元的个数，不存路线和人员。网格详情里也能看到，但不计入网格等级；大屏上没有这些内容。',
      '“服务管理事项清单”由各县级市、区管理：部门申请，由另一人写明理由后准入，可暂停、恢复、移出，也可定在以后某时生效。每一步都留在调整记录里。',
      '“派发任务”只能选生效中的事项。清单外的事项，系统一律不予派发。任务只有事项、网格和期限；办不了的可选一个理由退回。',
    ],
    pictures: [
      { name: 'staffing', shows: '各区（市）的网格力量与应配数' },
      { name: 'items', shows: '服务管理事项清单，展开的一项' },
    ],
  },
  {
    title: '系统管理',
    paragraphs: [
      '管理员在此新建和撤销大屏、账号，登记数据来源并签发密钥，校验日志的哈希链。密钥和配对码只显示一次。',
      '“阈值与规则”列出现行的全部阈值。改动前可用最近一小时、一天或一周的读数试算：会在哪里告警几次、多久，已确认的告警有几次也会被发现。改了数字就要写明新的出处；每个版本都保留，可取回旧版本再启用。',
      '“告警负荷”按 EEMUA 191 与 ISA-18.2 的指标衡量告警是否多到看不过来，并列出告警最多的地点。',
    ],
    pictures: [{ name: 'administration', shows: '系统管理中的大屏一览' }],
  },
  {
    title: '画面不是实时',
    paragraphs: [
      '十秒内收不到平台的消息，画面上方会出现“画面不是实时”的大字，地图褪色。所显示的是最后一次收到的内容，平台会自动重连。',
    ],
  },
];

const EN: readonly Chapter[] = [
  {
    title: 'What Jingwei is',
    paragraphs: [
      "A live map of the city's risks: readings of the departments come in, the platform judges them by rules, and within seconds the result stands on the console and the wall.",
      'The platform knows places, counts and call-signs, and nothing of any resident. Counts of people below ten are shown as "<10".',
    ],
  },
  {
    title: 'Choose a desk',
    paragraphs: [
      'The first page offers four desks: wall, coordinator, analyst, administrator. One click opens it; the demonstration asks for no password, and all its data are synthetic.',
      'The scenario menu in the top bar of the console plays another day: plum rain, a leak, the cherry blossom, and sets its pace.',
    ],
    pictures: [{ name: 'desks', shows: 'The four demonstration desks of the first page' }],
  },
  {
    title: 'How to read the map',
    paragraphs: [
      'In normal times the map is quiet. Only the four levels are saturated, and each has a shape and a numeral: red ■ I, orange ▲ II, yellow ◆ III, blue ● IV.',
      'A fill is the risk of a grid; a symbol is a platform alarm. They are two different things.',
      'Hatching means unknown: nothing is heard, or nothing watches. Unknown is not safe, and is never counted as safe.',
      'Grey bands and a question mark on a grid with a level: a station of it is not heard, and it may be worse.',
      'Every value says how old it is; old values lose their colour.',
      'The layer list on the left shows, hides, fades and orders each layer, and says how many there are.',
    ],
    pictures: [{ name: 'layers', shows: 'The layer list' }],
  },
  {
    title: 'Platform alarms and official warnings',
    paragraphs: [
      'A platform alarm is raised by this platform by its thresholds. It is an internal notice, never an official warning.',
      'Each threshold tells its source and how sure it is: S sure, L likely, U unverified, D a default of this platform. The card of any station shows them.',
      'To acknowledge means "somebody has seen it", not "it is over". An alarm clears by itself when what caused it is gone.',
    ],
    pictures: [{ name: 'alarms', shows: 'The platform alarms, worst first' }],
  },
  {
    title: 'The console',
    paragraphs: [
      'On the left search, layers, filters, feeds and legend; on the right the platform alarms and the card of what is selected; below the journal as a timeline.',
      'A click selects, a double click centres, Esc steps back. / searches, ? lists every key, Ctrl-K opens the command palette.',
      'The address holds the view: layers, filters, selection and language. Send it to a colleague to show the same picture.',
      'R opens the tables, to sort, filter and export; a right click or the menu key offers what can be done with a thing.',
    ],
    pictures: [
      { name: 'console', shows: 'The console, with the card of the selected alarm on the right' },
    ],
  },
  {
    title: 'Incidents and sending',
    paragraphs: [
      'Respond on an alarm opens an incident; what was called in is opened on the map: right click, ask what lies within 500 m, then "Open an incident here". The kind follows what was measured; where that is wrong, correct it among its acts, and who is proposed and which plans hold follow.',
      'Those who could go stand by when they would arrive, the first ones ticked. While you read, a new proposal changes no tick until you take it over. Units report step by step: acknowledged, en route, on scene, done.',
      'A unit that reports itself out of service is neither proposed nor sent until it is returned on its card; there a desk can take one out too, with a reason.',
      'An incident ends when its units are back or their tasks are cancelled. Those that are over are listed below the board, with their log, their review and their reports.',
    ],
  },
  {
    title: 'The wall',
    paragraphs: [
      'An administrator creates a wall under Administration · Walls and makes a pairing code. Open /pair on the wall and enter it once. From then on it survives restarts of network, server and browser by itself.',
      'In the address: ?scene=flood pins a scene; ?scenes=overview,flood&rotate=30 rotates; ?mm=4800&distance=8 tells the width of the screen and the viewing distance.',
      `The console's account menu has "Direct the walls". A new level I platform alarm brings its scene forward by itself.`,
      'A touched map keeps its view for five minutes and then resumes; the lock button resumes at once.',
      'The arrow beside a number compares it with ten minutes ago: it points the way the number went, bright where that is worse; a question mark means it is not known how it was.',
    ],
    pictures: [{ name: 'wall', shows: 'The wall during a leak' }],
  },
  {
    title: 'The studio',
    paragraphs: [
      'The analyst sees the grids in force here: code, households, risk and the stations inside. While nothing is selected, the right side tells the division in numbers.',
      'Plans are listed on the right. A new one takes its communities; then move vertices, split, merge, reassign, cut out dedicated grids, nest micro-grids, paint blocks, or begin from a proposal. Neighbours share their borders, so no gap and no overlap can be drawn. Every tool has a key: ? lists them, Esc leaves.',
      "When it is drawn, submit it for checking, hear the town or subdistrict and every committee it concerns, have another account approve it; it comes into force on every screen at once, and is filed with the city's grid body. What is drawn while the line is down is kept in order and sent when it is back.",
    ],
    pictures: [{ name: 'studio', shows: 'The studio' }],
  },
  {
    title: 'Registers',
    paragraphs: [
      'Open them at /registers. Prevention comes first: major and overdue dangers, major risks, inspections that are due. Every section can be searched; an opened row shows all there is, what can be done now, and why other things cannot.',
      'A hazard goes from survey through registration, assessment and inspection to publication; a danger from finding to closing, reviewed by another account. Large events, shelters, key places, official warnings and public notices have a section each.',
      '"Set aside" and "Alarm review" are about the quality of alarms: what is shelved comes back by itself, and an instrument out of service is unknown.',
      '"Import" shows a file row by row first and takes only the good rows; the others are listed with the reason.',
    ],
    pictures: [{ name: 'registers', shows: 'The first section of the registers: prevention' }],
  },
  {
    title: 'Staff, patrols and the item list',
    paragraphs: [
      'Grid staff are counts and never names. A grid nobody counted is "uncounted": neither short nor sufficient. A county\'s name leads further down; with a town chosen its grids are filled in one by one. The norm is changed by the city\'s administrator as a new version with its source.',
      "Patrols are planned and reported by shift. Rounds missing when a shift ends are overdue until they are made up and reported. Ground covered is a number of 100 m cells, without route or person. A grid's card tells it too, but it is no part of the grid's level, and walls show none of it.",
      'Each county keeps its service item list: a department asks, another person admits with a reason, and may suspend, resume or remove, at once or from a later time. Every step stays in the history.',
      'Tasks to grids can be of items in force only; anything else is refused. A task is an item, a grid and a day. What cannot be done is handed back with one of four reasons.',
    ],
    pictures: [
      { name: 'staffing', shows: 'Staff and norm by county' },
      { name: 'items', shows: 'The service item list with one item opened' },
    ],
  },
  {
    title: 'Administration',
    paragraphs: [
      'Here an administrator makes and revokes walls and accounts, registers feeds and issues their keys, and verifies the hash chain of the journal. Keys and pairing codes are shown once.',
      'Thresholds lists all that are in force. A change can be tried on the readings of the last hour, day or week: where it would have risen, how often and how long, and how many of the acknowledged alarms it finds. A changed number needs a source of its own; every version is kept, and an older one can be taken again.',
      'Alarm load measures by EEMUA 191 and ISA-18.2 whether there are more alarms than can be looked at, and names the places where they rise most.',
    ],
    pictures: [{ name: 'administration', shows: 'The walls under Administration' }],
  },
  {
    title: 'Not live',
    paragraphs: [
      'When nothing is heard from the platform for ten seconds, large letters say NOT LIVE and the map loses its colour. What is shown is what came last; the platform reconnects by itself.',
    ],
  },
];

export const CHAPTERS: Readonly<Record<Language, readonly Chapter[]>> = { zh: ZH, en: EN };
