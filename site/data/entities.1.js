dossier.put("entities/accord-2021",1,[
["entities/accord-2021.html","page","en","China–Iran comprehensive cooperation accord of 2021 · The long-term partnership document that both authors mention, each under another name. Neither quotes it.",{"title":"China–Iran comprehensive cooperation accord of 2021","tlp":"CLEAR"}],
["entity:accord-2021","entity","en","China–Iran comprehensive cooperation accord of 2021",{"names":["25-year deal","25-year road map","Comprehensive Cooperation Agreement"],"type":"agreement"}],
]);
dossier.put("entities/amir-abdollahian",1,[
["entities/amir-abdollahian.html","page","en","Hossein Amir-Abdollahian · Iran's foreign minister when he visited Wuxi in early 2022. The column prints the name in a broken form. What became of him later stands, unverified, on the page on military diplomacy.",{"title":"Hossein Amir-Abdollahian","tlp":"CLEAR"}],
["entity:amir-abdollahian","entity","en","Hossein Amir-Abdollahian",{"names":["Hussein Amir Abdullah","حسین امیرعبداللهیان"],"type":"person"}],
]);
dossier.put("entities/ansar-allah",1,[
["entities/ansar-allah.html","page","en","Ansar Allah (Houthis) · The Yemeni movement that fights with Iranian support. Rezaei speaks of forces in Yemen that Iran backs and leaves the name out.",{"title":"Ansar Allah (Houthis)","tlp":"CLEAR"}],
["entity:ansar-allah","entity","en","Ansar Allah (Houthis)",{"names":["Houthi rebels in Yemen","Iranian-backed forces in Yemen","أنصار الله"],"type":"armed-group"}],
]);
dossier.put("entities/bri",1,[
["entities/bri.html","page","en","Belt and Road Initiative · China's programme of investment and construction abroad, here in ports, industrial zones and sea routes of the Middle East.",{"title":"Belt and Road Initiative","tlp":"CLEAR"}],
["entity:bri","entity","en","Belt and Road Initiative",{"names":["BRI","Belt and Road Initiative","一带一路"],"type":"programme"}],
]);
dossier.put("entities/cmc",1,[
["entities/cmc.html","page","en","Central Military Commission · The organ through which China's party leadership commands the armed forces.",{"title":"Central Military Commission","tlp":"CLEAR"}],
["entity:cmc","entity","en","Central Military Commission",{"names":["Central Military Commission","中央军事委员会"],"type":"body"}],
]);
dossier.put("entities/djibouti",1,[
["entities/djibouti.html","page","en","Djibouti · A state on the African side of the Bab al-Mandab strait, where Rezaei tells of a lasting Chinese presence. He lists it after states of the Middle East, to which it does not belong.",{"title":"Djibouti","tlp":"CLEAR"}],
["entity:djibouti","entity","en","Djibouti",{"names":["Djibouti"],"type":"place"}],
]);
dossier.put("entities/ebrahim-raisi",1,[
["entities/ebrahim-raisi.html","page","en","Ebrahim Raisi · President of Iran at the time of the Chinese visit of 2022. What became of him later stands, unverified, on the page on military diplomacy.",{"title":"Ebrahim Raisi","tlp":"CLEAR"}],
["entity:ebrahim-raisi","entity","en","Ebrahim Raisi",{"names":["Ibrahim Raisi","Raisi","ابراهیم رئیسی"],"type":"person"}],
]);
dossier.put("entities/eo-13949",1,[
["entities/eo-13949.html","page","en","Executive Order 13949 · The American order of September 2020 against those who supply Iran with conventional arms.",{"title":"Executive Order 13949","tlp":"CLEAR"}],
["entity:eo-13949","entity","en","Executive Order 13949",{"names":["executive order 13949"],"type":"legal-act"}],
]);
dossier.put("entities/gharaei-ashtiani",1,[
["entities/gharaei-ashtiani.html","page","en","Mohammad-Reza Gharaei Ashtiani · Iran's defence minister at the time of the Chinese visit.",{"title":"Mohammad-Reza Gharaei Ashtiani","tlp":"CLEAR"}],
["entity:gharaei-ashtiani","entity","en","Mohammad-Reza Gharaei Ashtiani",{"names":["Mohammad Reza Ishtiani","محمدرضا قرایی آشتیانی"],"type":"person"}],
]);
dossier.put("entities/grajewski",1,[
["entities/grajewski.html","page","en","Nicole Grajewski · A scholar of the relations of Russia, China and Iran. Zaheer misprints her name and takes from her the objection to talk of an axis.",{"title":"Nicole Grajewski","tlp":"CLEAR"}],
["entity:grajewski","entity","en","Nicole Grajewski",{"names":["Nicole Grejowski"],"type":"person"}],
]);
dossier.put("entities/iran-mfa",1,[
["entities/iran-mfa.html","page","en","Ministry of Foreign Affairs (Iran) · Rezaei tells of its declaration of October 2020 on the arms trade. The ministry that Zaheer prints as party to intelligence work is probably another; see the errata of his paragraph 5.",{"title":"Ministry of Foreign Affairs (Iran)","tlp":"CLEAR"}],
["entity:iran-mfa","entity","en","Ministry of Foreign Affairs (Iran)",{"names":["Iranian Foreign Ministry","وزارت امور خارجه"],"type":"body"}],
]);
dossier.put("entities/iraq",1,[
["entities/iraq.html","page","en","Iraq · Zaheer counts it among the targets of attacks that hurt China; Rezaei counts Iran's allies there among the harmless.",{"title":"Iraq","tlp":"CLEAR"}],
["entity:iraq","entity","en","Iraq",{"names":["Iraq","العراق"],"type":"place"}],
]);
dossier.put("entities/irgc",1,[
["entities/irgc.html","page","en","Islamic Revolutionary Guard Corps · Iran's ideological armed service, separate from the regular army. Zaheer treats it as a beneficiary of Chinese money and as a danger to Chinese interests; Rezaei does not name it.",{"title":"Islamic Revolutionary Guard Corps","tlp":"CLEAR"}],
["entity:irgc","entity","en","Islamic Revolutionary Guard Corps",{"names":["IRGC","سپاه پاسداران انقلاب اسلامی"],"type":"force"}],
]);
dossier.put("entities/israel",1,[
["entities/israel.html","page","en","Israel · In Zaheer a target of Chinese hacking, in Rezaei a partner whom closer ties with Iran would cost Beijing.",{"title":"Israel","tlp":"CLEAR"}],
["entity:israel","entity","en","Israel",{"names":["Israel","ישראל"],"type":"place"}],
]);
dossier.put("entities/jcpoa",1,[
["entities/jcpoa.html","page","en","Joint Comprehensive Plan of Action · The nuclear deal of 2015 between Iran and six powers, China among them.",{"title":"Joint Comprehensive Plan of Action","tlp":"CLEAR"}],
["entity:jcpoa","entity","en","Joint Comprehensive Plan of Action",{"names":["Iran nuclear deal","Joint Comprehensive Plan (JCPOA)","Joint Comprehensive Plan of Action (JCPOA)","برنامه جامع اقدام مشترک"],"type":"agreement"}],
]);
dossier.put("entities/joint-commission",1,[
["entities/joint-commission.html","page","en","Iran–China joint military commission · The standing body for training, visits and drills. A sister commission for defence industry and arms exists beside it but, says Rezaei, does nothing.",{"title":"Iran–China joint military commission","tlp":"CLEAR"}],
["entity:joint-commission","entity","en","Iran–China joint military commission",{"names":["bilateral military commission","joint military commission"],"type":"body"}],
]);
dossier.put("entities/modafl",1,[
["c-rtfag","claim","en","A think tank of the ministry had Rezaei as a researcher from 2012 to 2016, his author's note says.",{"badges":"s2","cites":[["rezaei-2021","b1","C2","1d89a249"]]}],
["entities/modafl.html","page","en","Ministry of Defence and Armed Forces Logistics (Iran) · Iran's defence ministry, owner of much of its arms industry.",{"claims":["c-rtfag"],"title":"Ministry of Defence and Armed Forces Logistics (Iran)","tlp":"CLEAR"}],
["entity:modafl","entity","en","Ministry of Defence and Armed Forces Logistics (Iran)",{"names":["Iran Ministry of Defence","Iranian Defense Ministry","وزارت دفاع و پشتیبانی نیروهای مسلح"],"type":"body"}],
]);
dossier.put("entities/mohammad-bagheri",1,[
["entities/mohammad-bagheri.html","page","en","Mohammad Bagheri · Chief of the general staff of Iran's armed forces at the time of the Chinese visit. The spelling with q is another romanisation of the same name. What became of him later stands, unverified, on the page on military diplomacy.",{"title":"Mohammad Bagheri","tlp":"CLEAR"}],
["entity:mohammad-bagheri","entity","en","Mohammad Bagheri",{"names":["Mohammad Baqeri","محمد باقری"],"type":"person"}],
]);
dossier.put("entities/oman",1,[
["entities/oman.html","page","en","Oman · Named by Rezaei as Iran's first partner in a joint military commission, and as a site of Chinese building.",{"title":"Oman","tlp":"CLEAR"}],
["entity:oman","entity","en","Oman",{"names":["Oman","عُمان"],"type":"place"}],
]);
dossier.put("entities/peoples-daily",1,[
["entities/peoples-daily.html","page","en","People's Daily · The newspaper of China's ruling party. Zaheer passes on one comment in it, without its day or writer.",{"title":"People's Daily","tlp":"CLEAR"}],
["entity:peoples-daily","entity","en","People's Daily",{"names":["People’s Daily","人民日报"],"type":"body"}],
]);
dossier.put("entities/pla",1,[
["entities/pla.html","page","en","People's Liberation Army · China's armed forces, which answer to the party's military commission.",{"title":"People's Liberation Army","tlp":"CLEAR"}],
["entity:pla","entity","en","People's Liberation Army",{"names":["PLA","People’s Liberation Army (PLA)","中国人民解放军"],"type":"force"}],
]);
dossier.put("entities/rouhani",1,[
["entities/rouhani.html","page","en","Hassan Rouhani · President of Iran from 2013; Rezaei calls his government moderate.",{"title":"Hassan Rouhani","tlp":"CLEAR"}],
["entity:rouhani","entity","en","Hassan Rouhani",{"names":["Hassan Rouhani","حسن روحانی"],"type":"person"}],
]);
dossier.put("entities/ruan-network",1,[
["entities/ruan-network.html","page","en","Ruan Runling network · A Chinese supplier and the firms around him, penalised by the American Treasury. The column turns the name into English words; the erratum gives the reading.",{"title":"Ruan Runling network","tlp":"CLEAR"}],
["entity:ruan-network","entity","en","Ruan Runling network",{"names":["Rowan Running Network"],"type":"company"}],
]);
dossier.put("entities/russia",1,[
["entities/russia.html","page","en","Russia · The third power of the axis that some observers see in Zaheer; in Rezaei a state with a burdened past with Iran, an expected seller of arms, and no ally of China.",{"title":"Russia","tlp":"CLEAR"}],
["entity:russia","entity","en","Russia",{"names":["Russia","Россия"],"type":"place"}],
]);
dossier.put("entities/saudi-arabia",1,[
["entities/saudi-arabia.html","page","en","Saudi Arabia · In both texts a partner of China and a rival of Iran. Zaheer tells of attacks on it; Rezaei names it as buyer of Chinese drones, site of Chinese building and helper at Djibouti.",{"title":"Saudi Arabia","tlp":"CLEAR"}],
["entity:saudi-arabia","entity","en","Saudi Arabia",{"names":["Saudi Arabia","المملكة العربية السعودية"],"type":"place"}],
]);
dossier.put("entities/saudi-aramco",1,[
["entities/saudi-aramco.html","page","en","Saudi Aramco · The Saudi oil company whose plants were attacked in 2019 and in March 2022.",{"title":"Saudi Aramco","tlp":"CLEAR"}],
["entity:saudi-aramco","entity","en","Saudi Aramco",{"names":["Saudi Aramco"],"type":"company"}],
]);
dossier.put("entities/sco-org",1,[
["entities/sco-org.html","page","en","Shanghai Cooperation Organisation · A Eurasian body led by China and Russia. The two authors disagree on where Iran stood in it, partly because they wrote some months apart; what came later stands, unverified, on the theme's page.",{"title":"Shanghai Cooperation Organisation","tlp":"CLEAR"}],
["entity:sco-org","entity","en","Shanghai Cooperation Organisation",{"names":["SCO","Shanghai Cooperation Organisation","Shanghai Cooperation Organization (SCO)","سازمان همکاری شانگهای","上海合作组织"],"type":"body"}],
]);
dossier.put("entities/security-council",1,[
["entities/security-council.html","page","en","United Nations Security Council · The body whose resolutions of 2006 to 2010 and of 2015 run through both texts. China is a permanent member.",{"title":"United Nations Security Council","tlp":"CLEAR"}],
["entity:security-council","entity","en","United Nations Security Council",{"names":["U.N. Security Council","UN Security Council","United Nations Security Council"],"type":"body"}],
]);
dossier.put("entities/tesa",1,[
["entities/tesa.html","page","en","Iran Centrifuge Technology Company · The Iranian maker of enrichment centrifuges to which, according to Zaheer, Chinese aluminium went.",{"title":"Iran Centrifuge Technology Company","tlp":"CLEAR"}],
["entity:tesa","entity","en","Iran Centrifuge Technology Company",{"names":["Centrifuge Technology Company"],"type":"company"}],
]);
dossier.put("entities/uae",1,[
["entities/uae.html","page","en","United Arab Emirates · The second of the two Gulf partners of China that both texts name.",{"title":"United Arab Emirates","tlp":"CLEAR"}],
["entity:uae","entity","en","United Arab Emirates",{"names":["UAE","United Arab Emirates","الإمارات العربية المتحدة"],"type":"place"}],
]);
dossier.put("entities/unscr-2231",1,[
["entities/unscr-2231.html","page","en","Security Council resolution 2231 · The United Nations act that took up the nuclear deal and set dated limits on arms and missile goods. Its standing since autumn 2025 is disputed and lies outside both texts.",{"title":"Security Council resolution 2231","tlp":"CLEAR"}],
["entity:unscr-2231","entity","en","Security Council resolution 2231",{"names":["Security Council Resolution 2231","UN Security Council Resolution 2231"],"type":"legal-act"}],
]);
dossier.put("entities/us-treasury",1,[
["entities/us-treasury.html","page","en","United States Department of the Treasury · The American department that lists persons and firms for sanctions. Zaheer names it for the case of 2017; none of its releases is in the register.",{"title":"United States Department of the Treasury","tlp":"CLEAR"}],
["entity:us-treasury","entity","en","United States Department of the Treasury",{"names":["US Treasury Department"],"type":"body"}],
]);
dossier.put("entities/wei-fenghe",1,[
["entities/wei-fenghe.html","page","en","Wei Fenghe · China's defence minister when he travelled to Tehran in spring 2022. What became of him later stands, unverified, on the page on military diplomacy.",{"title":"Wei Fenghe","tlp":"CLEAR"}],
["entity:wei-fenghe","entity","en","Wei Fenghe",{"names":["Wei Feng","Wei Fenghe","魏凤和"],"type":"person"}],
]);
dossier.put("entities/xi-jinping",1,[
["entities/xi-jinping.html","page","en","Xi Jinping · Leader of China's ruling party and of its military commission since late 2012. Rezaei sees his rise as one cause of warmer defence ties.",{"title":"Xi Jinping","tlp":"CLEAR"}],
["entity:xi-jinping","entity","en","Xi Jinping",{"names":["Xi","Xi Jinping","习近平"],"type":"person"}],
]);
dossier.put("entities/yemen",1,[
["entities/yemen.html","page","en","Yemen · The one theatre where both texts see forces close to Tehran cut across Chinese interests.",{"title":"Yemen","tlp":"CLEAR"}],
["entity:yemen","entity","en","Yemen",{"names":["Yemen","اليمن"],"type":"place"}],
]);
