import { ENGLISH_PLACES } from './english-places.ts';
import { ENGLISH_REGISTERS } from './english-registers.ts';
import { words } from './word-pairs.ts';

/**
 * What the names in the registers are made of besides the names of areas, in English: places and waters,
 * kinds of things and their parts as common words.
 */
export const ENGLISH_WORDS: Readonly<Record<string, string>> = {
  ...ENGLISH_PLACES,
  ...ENGLISH_REGISTERS,
  // Their zones.
  ...words(`
    入口广场 entrance square
    核心游览区 main sights
    广场区域 square
    主街 main street
    广场 square
    候车区 waiting area
    站前广场 forecourt
    看台区 stands
    外场集散区 outer concourse
    公共区域 public area
    出入口广场 entrance square
    长春桥樱花区 Changchun Bridge cherry trees
    充山入口广场 Chongshan entrance square
    樱花谷 Cherry Valley
    游船码头 boat pier
    航站楼 terminal
    到达厅 arrivals
    前厅广场 foyer square
    展厅 exhibition halls
    登录大厅 registration hall
    轴线步道 axis walkway
    音乐喷泉 music fountain
    古街 old street
    游览区 visitor area
    庙会区 temple fair
    赏花区 blossom area
    换乘区 shuttle area
    步道 footpath
    校前区 front yard
    江边步道 riverside walkway
    观景台 viewing platform
    洞口广场 cave entrance square
    展区 exhibition area
    在场人数 people present`),
  // Gauges, stations and what sensors measure.
  ...words(`
    大运河无锡站 Grand Canal at Wuxi
    太湖平均水位 Lake Taihu mean level
    大浦口代表 by Dapukou
    锡澄运河青阳站 Xicheng Canal at Qingyang
    西氿宜兴站 Xijiu at Yixing
    长江江阴站 Yangtze at Jiangyin
    潮位 tide
    大运河洛社站 Grand Canal at Luoshe
    望虞河甘露站 Wangyu River at Ganlu
    大运河新安站 Grand Canal at Xin'an
    犊山闸内河水位 Dushan Sluice inner level
    定波闸内河水位 Dingbo Sluice inner level
    内河水位 inner water level
    雨量站 rain gauge
    测风塔 wind mast
    风向 wind direction
    临港化工园 Lingang Chemical Park
    空气站PM2.5 air station PM2.5
    路段车速 road speed
    可燃气体 combustible gas
    烟雾 smoke
    罐壁温度 tank wall temperature
    环境温度 ambient temperature
    库房温度 store temperature
    塔吊风速 crane wind speed
    积水点水位 flood spot level
    位置 position`),
  // Hazards and whoever answers for them; every organisation is invented.
  ...words(`
    示例化工 Example Chemicals
    液氨储罐 ammonia tank
    液氯库 chlorine store
    甲醇储罐 methanol tank
    苯储罐 benzene tank
    环氧乙烷装置 ethylene oxide unit
    加氢装置 hydrogenation unit
    硫酸罐区 sulphuric acid tanks
    罐区防护范围 tank farm protection area
    装置区防护范围 process area protection area
    示例燃气 Example Gas
    调压站 pressure station
    阀门井 valve pit
    中压管段 medium-pressure main
    地下管线密集段 dense buried mains
    门站 gate station
    高压管线控制范围 high-pressure main control area
    中压管网老旧片区 old medium-pressure network
    示例水务站 Example Water Station
    易涝点 flood spot
    下穿立交 underpass
    低洼小区 low-lying estate
    薄弱堤段 weak levee
    病险涵闸 unsound sluice
    低洼片区 low-lying area
    圩区 polder
    沿河易淹片区 riverside flood area
    示例楼宇 Example Building
    高层建筑 high-rise
    地下商场 underground mall
    老旧小区 old estate
    仓储库房 warehouse
    多业态混合楼宇 mixed-use building
    老旧建筑片区 old building area
    示例养护站 Example Road Depot
    事故多发路口 accident-prone junction
    急弯路段 sharp bend
    隧道出口 tunnel exit
    学校门前路段 road at a school
    事故多发路段 accident-prone road
    示例地质监测站 Example Geology Station
    滑坡点 landslide
    崩塌点 rockfall
    不稳定边坡 unstable slope
    地质灾害易发区 landslide-prone area
    示例食品 Example Food
    中央厨房 central kitchen
    冷链仓库 cold store
    农贸市场 food market
    配餐中心 catering centre
    食品集聚区 food district
    示例场馆 Example Venue
    综合医院 general hospital
    寄宿学校 boarding school
    养老机构 care home
    影剧院 theatre
    体育场馆 sports hall
    重点场所周边 around key places
    示例油品 Example Fuel
    加油站 petrol station
    油库 fuel depot
    烟花爆竹零售点 fireworks shop
    液化气供应站 LPG station
    油品储存区 fuel storage area
    示例建设 Example Construction
    深基坑 deep excavation
    塔吊作业面 crane site
    高支模工程 high formwork
    暗挖工地 tunnelling site
    在建工程片区 construction area`),
  // Shelters, units, feeds, the demonstration's own desks.
  ...words(`
    学校体育馆 school gymnasium
    社区服务中心 community service centre
    文体中心 culture and sports centre
    党群服务中心 public service centre
    会展场馆 exhibition hall
    社区公园 community park
    中学操场 middle school field
    小学操场 primary school field
    街头绿地 street green
    文化广场 culture square
    避难场所 shelter
    避难场所入住人数 shelter, people inside
    消防 Fire
    急救 Ambulance
    警巡 Patrol Car
    救援队 Rescue Team
    防汛队 Flood Team
    排涝车 Pump Truck
    移动泵组 Pump Set
    发电机组 Generator Set
    照明设备 Lighting Set
    冲锋舟 Lifeboat
    化工专家 Chemical Specialist
    结构专家 Structural Specialist
    燃气抢修 Gas Repair
    危化处置 Hazmat
    巡防队 Patrol Team
    物资车 Supply Truck
    水文站网 Water gauges
    内河与泵站水位 Inner rivers and pumps
    自动气象站 Weather stations
    工地塔吊风速 Crane wind
    燃气管网监测 Gas network
    化工园区监测 Chemical parks
    消防远程监控 Fire monitoring
    食品仓储温度 Food stores
    空气质量站 Air stations
    道路车速 Road speed
    公共场所客流 Public places
    景区客流 Scenic areas
    商圈客流 Shopping areas
    避难场所入住 Shelters
    消防车辆位置 Fire vehicles
    急救车辆位置 Ambulances
    公安车辆位置 Police vehicles
    抢险巡防队伍位置 Field units
    演示大屏 Demo wall
    演示指挥调度员 Demo coordinator
    演示分析员 Demo analyst
    演示管理员 Demo administrator`),
};
