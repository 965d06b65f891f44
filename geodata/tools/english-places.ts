import { words } from './word-pairs.ts';

/** Public places and waters in English, as they are commonly called. */
export const ENGLISH_PLACES: Readonly<Record<string, string>> = {
  ...words(`
    无锡市 Wuxi City
    无锡 Wuxi
    江阴 Jiangyin
    宜兴 Yixing
    锡山 Xishan
    惠山 Huishan
    滨湖 Binhu
    梁溪 Liangxi
    新吴 Xinwu
    无锡经济开发区 Wuxi Economic Development District
    江阴临港化工园区 Jiangyin Lingang Chemical Park
    宜兴市新材料产业园 Yixing New Materials Park
    锡山经开区新材料产业园 Xishan New Materials Park
    无锡国家高新区综合保税区 Wuxi Comprehensive Bonded Zone
    江阴长江港区 Jiangyin Yangtze Port
    太湖 Lake Taihu
    梅梁湖 Meiliang Bay
    贡湖 Gonghu Bay
    竺山湖 Zhushan Bay
    蠡湖 Lake Lihu
    长江 Yangtze
    滆湖 Lake Gehu
    大运河 Grand Canal
    内河 inner river
    水域专属网格 waters dedicated grid
    专属网格 dedicated grid
    网格 grid`),
  // Public places.
  ...words(`
    鼋头渚 Yuantouzhu
    灵山胜境 Lingshan Scenic Area
    拈花湾 Nianhua Bay
    南禅寺 Nanchan Temple
    清名桥古运河 Qingming Bridge Old Canal
    惠山古镇 Huishan Old Town
    锡惠公园 Xihui Park
    三国水浒城 Three Kingdoms City
    蠡园 Li Garden
    梅园 Mei Garden
    蠡湖公园 Lihu Park
    无锡动物园 Wuxi Zoo
    无锡站 Wuxi Station
    无锡东站 Wuxi East Station
    苏南硕放机场 Sunan Shuofang Airport
    惠山站 Huishan Station
    宜兴站 Yixing Station
    江阴站 Jiangyin Station
    无锡汽车客运站 Wuxi Coach Station
    无锡奥体中心 Wuxi Olympic Centre
    无锡体育中心 Wuxi Sports Centre
    无锡大剧院 Wuxi Grand Theatre
    太湖国际博览中心 Taihu Expo Centre
    市民中心广场 Civic Centre Square
    市民中心 Civic Centre
    太湖广场 Taihu Square
    三阳广场 Sanyang Square
    崇安寺步行街 Chong'ansi Walking Street
    南长街 Nanchang Street
    荡口古镇 Dangkou Old Town
    严家桥古镇 Yanjiaqiao Old Town
    鸿山遗址公园 Hongshan Ruins Park
    梅村二胡文化园 Meicun Erhu Culture Park
    泰伯庙 Taibo Temple
    阳山桃花岛 Yangshan Peach Blossom Isle
    阳山桃源 Yangshan Orchards
    长广溪湿地公园 Changguangxi Wetland Park
    尚贤河湿地公园 Shangxianhe Wetland Park
    贡湖湾湿地公园 Gonghuwan Wetland Park
    吴文化公园 Wu Culture Park
    雪浪山生态园 Xuelang Hill Park
    太湖新城商圈 Taihu New Town shopping area
    中山路商圈 Zhongshan Road shopping area
    河埒口商圈 Heliekou shopping area
    东亭商圈 Dongting shopping area
    旺庄商圈 Wangzhuang shopping area
    江南大学 Jiangnan University
    江阴体育中心 Jiangyin Sports Centre
    江阴人民路步行街 Jiangyin Renmin Road Walking Street
    鹅鼻嘴公园 Ebizui Park
    徐霞客故居 Former Home of Xu Xiake
    华士文体广场 Huashi Culture Square
    江阴中山公园 Jiangyin Zhongshan Park
    宜兴善卷洞 Yixing Shanjuan Cave
    宜兴竹海 Yixing Bamboo Sea
    宜兴张公洞 Yixing Zhanggong Cave
    云湖景区 Yunhu Scenic Area
    宜兴陶瓷博物馆 Yixing Ceramics Museum
    宜兴龙背山森林公园 Yixing Longbeishan Forest Park
    宜兴体育中心 Yixing Sports Centre
    宜兴团氿广场 Yixing Tuanjiu Square`),
};
