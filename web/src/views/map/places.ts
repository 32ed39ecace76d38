/**
 * What the map has for each country of the vocabulary: the number of its shape, or the place of its dot.
 *
 * Natural Earth's 1:110m shapes (world-atlas) are named by ISO 3166-1 numbers; the API's ids are alpha-3 codes.
 */

/** A place on the globe: longitude and latitude in degrees. */
export type Place = readonly [number, number];

/** The code of the one country that has a shape and a name in the atlas, but no ISO number. */
const WITHOUT_NUMBER: Readonly<Record<string, string>> = { Kosovo: "XKX" };

/** Numbers with their codes, from ISO 3166-1. */
const NUMBERS = `
004AFG 008ALB 010ATA 012DZA 024AGO 031AZE 032ARG 036AUS 040AUT 044BHS 050BGD 051ARM 056BEL 064BTN 068BOL 070BIH
072BWA 076BRA 084BLZ 090SLB 096BRN 100BGR 104MMR 108BDI 112BLR 116KHM 120CMR 124CAN 140CAF 144LKA 148TCD 152CHL
156CHN 158TWN 170COL 178COG 180COD 188CRI 191HRV 192CUB 196CYP 203CZE 204BEN 208DNK 214DOM 218ECU 222SLV 226GNQ
231ETH 232ERI 233EST 238FLK 242FJI 246FIN 250FRA 260ATF 262DJI 266GAB 268GEO 270GMB 275PSE 276DEU 288GHA 300GRC
304GRL 320GTM 324GIN 328GUY 332HTI 340HND 348HUN 352ISL 356IND 360IDN 364IRN 368IRQ 372IRL 376ISR 380ITA 384CIV
388JAM 392JPN 398KAZ 400JOR 404KEN 408PRK 410KOR 414KWT 417KGZ 418LAO 422LBN 426LSO 428LVA 430LBR 434LBY 440LTU
442LUX 450MDG 454MWI 458MYS 466MLI 478MRT 484MEX 496MNG 498MDA 499MNE 504MAR 508MOZ 512OMN 516NAM 524NPL 528NLD
540NCL 548VUT 554NZL 558NIC 562NER 566NGA 578NOR 586PAK 591PAN 598PNG 600PRY 604PER 608PHL 616POL 620PRT 624GNB
626TLS 630PRI 634QAT 642ROU 643RUS 646RWA 682SAU 686SEN 688SRB 694SLE 703SVK 704VNM 705SVN 706SOM 710ZAF 716ZWE
724ESP 728SSD 729SDN 732ESH 740SUR 748SWZ 752SWE 756CHE 760SYR 762TJK 764THA 768TGO 780TTO 784ARE 788TUN 792TUR
795TKM 800UGA 804UKR 807MKD 818EGY 826GBR 834TZA 840USA 854BFA 858URY 860UZB 862VEN 887YEM 894ZMB`;

/** Countries too small for a shape at this scale, and those that the atlas draws as a part of another: French Guiana. */
const DOTS = `
ABW:-70,12.5 AIA:-63.1,18.2 ALA:20,60.2 AND:1.6,42.5 ASM:-170.7,-14.3 ATG:-61.8,17.1 BES:-68.3,12.2 BHR:50.5,26
BLM:-62.8,17.9 BMU:-64.8,32.3 BRB:-59.5,13.2 BVT:3.4,-54.4 CCK:96.8,-12.2 COK:-159.8,-21.2 COM:43.4,-11.6
CPV:-23.6,15.1 CUW:-69,12.2 CXR:105.6,-10.5 CYM:-81.3,19.3 DMA:-61.4,15.4 FRO:-7,62.1 FSM:158.2,6.9 GGY:-2.6,49.5
GIB:-5.3,36.1 GLP:-61.6,16.2 GRD:-61.7,12.1 GUF:-53.1,4 GUM:144.8,13.4 HKG:114.1,22.4 HMD:73.5,-53.1 IMN:-4.6,54.2
IOT:72.4,-7.4 JEY:-2.1,49.2 KIR:-157.4,1.9 KNA:-62.7,17.3 LCA:-61,13.9 LIE:9.5,47.2 MAC:113.6,22.1 MAF:-63.1,18.1
MCO:7.4,43.7 MDV:73.5,4.2 MHL:171.2,7.1 MLT:14.4,35.9 MNP:145.8,15.2 MSR:-62.2,16.7 MTQ:-61,14.6 MUS:57.6,-20.2
MYT:45.2,-12.8 NFK:168,-29 NIU:-169.9,-19.1 NRU:166.9,-0.5 PCN:-128.3,-24.4 PLW:134.6,7.5 PYF:-149.4,-17.7
REU:55.5,-21.1 SGP:103.8,1.4 SGS:-36.9,-54.4 SHN:-5.7,-16 SJM:18,78.8 SMR:12.4,43.9 SPM:-56.3,47 STP:6.6,0.2
SXM:-63.1,18 SYC:55.5,-4.7 TCA:-71.7,21.8 TKL:-171.8,-9.2 TON:-175.2,-21.2 TUV:179.2,-8.5 UMI:-162.1,5.9
VAT:12.5,41.9 VCT:-61.2,13.3 VGB:-64.6,18.4 VIR:-64.7,17.7 WLF:-176.2,-13.3 WSM:-172.5,-13.6`;

const codes = new Map(NUMBERS.trim().split(/\s+/).map((word) => [word.slice(0, 3), word.slice(3)]));

/** Returns the code of a shape by its number and name; undefined for what the vocabulary does not have. */
export function codeOf(number: string | number | undefined, name: string): string | undefined {
  return number === undefined ? WITHOUT_NUMBER[name] : codes.get(String(number));
}

/** Codes of countries without a shape, with the place of each. */
export const dots: ReadonlyArray<readonly [string, Place]> = DOTS.trim()
  .split(/\s+/)
  .map((word) => {
    const [code = "", place = ""] = word.split(":");
    const [longitude = 0, latitude = 0] = place.split(",").map(Number);
    return [code, [longitude, latitude]];
  });
