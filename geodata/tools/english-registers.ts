import { words } from './word-pairs.ts';

/** What names in the registers of places, pipes, events, gates and dangers are made of, in English. */
export const ENGLISH_REGISTERS: Readonly<Record<string, string>> = {
  // Gates of gatherings, and entrances of shelters.
  ...words(`
    东门 East Gate
    西门 West Gate
    南门 South Gate
    北门 North Gate
    东侧通道 East Passage
    西侧通道 West Passage`),
  // Depots of supplies.
  ...words(`
    市级综合应急物资储备库 City Emergency Supplies Depot
    应急物资储备库 Emergency Supplies Depot
    物资储备点 Supplies Store
    防汛物资仓库 Flood Supplies Depot
    示例 example`),
  // Key places, protected objects and who runs them.
  ...words(`
    无锡东站 Wuxi East Station
    无锡站 Wuxi Station
    苏南硕放机场 Sunan Shuofang Airport
    无锡奥体中心 Wuxi Olympic Centre
    宜兴竹海 Yixing Bamboo Sea
    江阴长江港区 Jiangyin Yangtze Port
    示例运营单位 Example Operator
    示例公园管理处 Example Park Office
    示例文体中心 Example Culture and Sports Centre
    示例社区服务中心 Example Community Service Centre
    示例街道办事处 Example Subdistrict Office
    示例体育馆 Example Gymnasium
    示例公园 Example Park
    示例其他区域 Example Other Area
    示例剧本馆 Example Role-play Venue
    示例医院 Example Hospital
    示例取水口 Example Water Intake
    示例商业中心 Example Mall
    示例地铁出入口 Example Metro Entrance
    示例地铁站 Example Metro Station
    示例基本农田保护区 Example Protected Farmland
    示例学校 Example School
    示例密室 Example Escape Room
    示例居住区 Example Housing
    示例幼儿园 Example Kindergarten
    示例影剧院 Example Theatre
    示例文保单位 Example Heritage Site
    示例水厂 Example Waterworks
    示例汽车站 Example Coach Station
    示例河道 Example River
    示例渔业水域 Example Fishery Waters
    示例港口 Example Port
    示例燃气管线 Example Gas Pipe
    示例直播基地 Example Livestream Base
    示例码头 Example Wharf
    示例私人影院 Example Private Cinema
    示例自然保护区 Example Nature Reserve
    示例银行网点 Example Bank Branch`),
  // Events and their hosts.
  ...words(`
    示例文旅公司 Example Culture and Tourism Company
    示例人才招聘会 Example Job Fair
    示例古琴音乐节 Example Guqin Festival
    示例城市足球赛 Example City Football Match
    示例夏夜音乐会 Example Summer Night Concert
    示例家居展销会 Example Home Fair
    示例樱花游园会 Example Cherry Blossom Fair
    示例水蜜桃市集 Example Peach Market
    示例江南市集 Example Jiangnan Market
    示例社区游园 Example Community Fair
    示例跨年焰火会 Example New Year Fireworks
    示例运河灯会 Example Canal Lantern Fair
    示例龙舟邀请赛 Example Dragon Boat Race`),
  // Hidden dangers.
  ...words(`
    储罐液位联锁失效 tank level interlock failed
    冷藏温度记录缺失 cold storage record missing
    卸油区静电接地失效 unloading area not earthed
    可燃气体探测器超期未检 gas detector overdue for a check
    坡面出现新裂缝 new cracks in the slope
    堤段有渗漏痕迹 traces of seepage at the dyke
    塔吊限位失灵 crane limiter failed
    应急演练超期 drill overdue
    应急照明损坏 emergency lighting broken
    截水沟堵塞 catch drain blocked
    护栏损坏 guard rail broken
    排涝泵备用电源不能启动 backup power of the pump does not start
    消防水泵不能自动启动 fire pump does not start by itself
    深基坑临边防护缺失 edge of the pit unguarded
    生熟操作区未分开 raw and cooked food not kept apart
    疏散通道堆放杂物 escape route blocked
    警示标志缺失 warning signs missing
    调压箱被违章占压 regulator box built over
    阀门井积水 valve pit flooded
    零售点超量存放 shop stores too much`),
};
