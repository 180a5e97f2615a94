"""A made-up world of five stops, two officials and one crossing of the date line, as a folder of tables."""

from pathlib import Path

TABLES = {
    "countries": """country,alpha2,numeric,name,region,status,latitude,longitude,area_km2,source_id
EGY,EG,818,Egypt,Northern Africa,member,26.5,29.9,1001450,atlas
FJI,FJ,242,Fiji,Melanesia,member,-17.8,178,18270,atlas
FRA,FR,250,France,Western Europe,member,46.5,2.5,547030,atlas
JOR,JO,400,Jordan,Western Asia,member,31.2,36.4,92300,atlas
JPN,JP,392,Japan,Eastern Asia,member,36,138,377835,atlas
SGP,SG,702,Singapore,South-eastern Asia,member,1.35,103.82,692,atlas
SYR,SY,760,Syria,Western Asia,member,35,38.5,185180,atlas
WSM,WS,882,Samoa,Polynesia,member,-13.8,-172.1,2944,atlas
""",
    "officials": """official_id,name,office,country,base_place_id,in_office_since,in_office_until,source_id
blanc-anne,Anne Blanc,Minister of Foreign Affairs of France,FRA,paris-fr,2001-01-01,,atlas
sato-ken,Ken Sato,Minister of Foreign Affairs of Japan,JPN,tokyo-jp,2001-01-01,2005-12-31,atlas
""",
    "terms": """official_id,since,until,source_id
blanc-anne,2001-01-01,,atlas
sato-ken,2001-01-01,2005-12-31,atlas
""",
    "stops": """stop_id,official_id,arrived,left,seq,place_id,country_then,kind,event,status,remark,source_id,source_ref
b1,blanc-anne,2003-03-01,2003-03-03,1,suva-fj,Fiji,bilateral,,confirmed,Spoke of reefs,atlas,https://example.org/b1
b2,blanc-anne,2003-03-04,2003-03-06,2,apia-ws,Western Samoa,multilateral,Pacific Islands summit,confirmed,,atlas,https://example.org/b2
b3,blanc-anne,2003-03-10,2003-03-11,3,singapore-sg,Singapore,bilateral,,inferred,,atlas,https://example.org/b3
s1,sato-ken,2003-03-20,,1,singapore-sg,Singapore,bilateral,,confirmed,,atlas,https://example.org/s1
s2,sato-ken,2003-03-22,2003-03-22,2,suva-fj,Fiji,troops,visit to troops,announced,,atlas,https://example.org/s2
""",
    "places": """place_id,name,country,latitude,longitude,precision,geocoder,geonames_id
apia-ws,Apia,WSM,-13.8333,-171.7667,city,geonames,4035413
paris-fr,Paris,FRA,48.8534,2.3488,city,geonames,2988507
singapore-sg,Singapore,SGP,1.2897,103.8501,city,geonames,1880252
suva-fj,Suva,FJI,-18.1416,178.4415,city,geonames,2198148
tokyo-jp,Tokyo,JPN,35.6895,139.6917,city,geonames,1850147
""",
    "coverage": """official_id,since,until,completeness,note,source_id
blanc-anne,2001-01-01,2004-12-31,complete,,atlas
sato-ken,2001-01-01,2005-12-31,partial,a sample,atlas
""",
    "sources": """source_id,title,publisher,url,licence,accessed,is_weak
atlas,An atlas,Example Press,https://example.org/,CC0 1.0,2026-01-01,
""",
    "names": """kind,id,name,script,source_id
country,WSM,Samoa i Sisifo,Latn,atlas
official,sato-ken,佐藤健,Hani,atlas
place,suva-fj,Сува,Cyrl,atlas
""",
    "counterparts": """stop_id,name,title,country
b1,Rabuka,Prime Minister,FJI
""",
    "stories": """story_id,title,text,query
pacific,Across the date line,Anne Blanc goes from Fiji to Samoa. Ken Sato follows.,official=blanc-anne
""",
    "corrections": """table,row_id,column,was,now,reason,source_id
""",
}


def write(folder: Path) -> Path:
    """Write the tables of the made-up world into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="\r\n")
    return folder


def with_reefs(folder: Path) -> Path:
    """Add an overlay: Fiji has a reef from 1970 on, Samoa a dead one from May 1999 to 2004, Singapore one from 15 March 2003 on."""
    head = "overlay_id,name,group,kind,description,unit,source_id\n"
    (folder / "overlays-mine.csv").write_text(f"{head}reefs,Coral reefs (living),Nature,category,Countries with reefs,,atlas\n")
    rows = ["reefs,FJI,reef,1970,,,atlas", "reefs,SGP,reef,2003-03-15,,,atlas", "reefs,WSM,dead reef,1999-05,2004,,atlas"]
    (folder / "spells-mine.csv").write_text("\n".join(["overlay_id,country,value,since,until,note,source_id", *rows, ""]))
    return folder
