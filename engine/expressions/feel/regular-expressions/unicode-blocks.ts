import type { CharacterRange } from './character-range.ts';

/**
 * The blocks of Unicode 15.1 as `first-last:Name`, in hexadecimal, names without their spaces, and the names that
 * XML Schema 1.0 knows three of them by (Greek, CombiningMarksforSymbols, PrivateUse). Surrogates are no characters.
 */
const table = `
  0-7f:BasicLatin 80-ff:Latin-1Supplement 100-17f:LatinExtended-A 180-24f:LatinExtended-B
  250-2af:IPAExtensions 2b0-2ff:SpacingModifierLetters 300-36f:CombiningDiacriticalMarks 370-3ff:Greek
  370-3ff:GreekandCoptic 400-4ff:Cyrillic 500-52f:CyrillicSupplement 530-58f:Armenian 590-5ff:Hebrew
  600-6ff:Arabic 700-74f:Syriac 750-77f:ArabicSupplement 780-7bf:Thaana 7c0-7ff:NKo 800-83f:Samaritan
  840-85f:Mandaic 860-86f:SyriacSupplement 870-89f:ArabicExtended-B 8a0-8ff:ArabicExtended-A
  900-97f:Devanagari 980-9ff:Bengali a00-a7f:Gurmukhi a80-aff:Gujarati b00-b7f:Oriya b80-bff:Tamil
  c00-c7f:Telugu c80-cff:Kannada d00-d7f:Malayalam d80-dff:Sinhala e00-e7f:Thai e80-eff:Lao f00-fff:Tibetan
  1000-109f:Myanmar 10a0-10ff:Georgian 1100-11ff:HangulJamo 1200-137f:Ethiopic 1380-139f:EthiopicSupplement
  13a0-13ff:Cherokee 1400-167f:UnifiedCanadianAboriginalSyllabics 1680-169f:Ogham 16a0-16ff:Runic
  1700-171f:Tagalog 1720-173f:Hanunoo 1740-175f:Buhid 1760-177f:Tagbanwa 1780-17ff:Khmer 1800-18af:Mongolian
  18b0-18ff:UnifiedCanadianAboriginalSyllabicsExtended 1900-194f:Limbu 1950-197f:TaiLe 1980-19df:NewTaiLue
  19e0-19ff:KhmerSymbols 1a00-1a1f:Buginese 1a20-1aaf:TaiTham 1ab0-1aff:CombiningDiacriticalMarksExtended
  1b00-1b7f:Balinese 1b80-1bbf:Sundanese 1bc0-1bff:Batak 1c00-1c4f:Lepcha 1c50-1c7f:OlChiki
  1c80-1c8f:CyrillicExtended-C 1c90-1cbf:GeorgianExtended 1cc0-1ccf:SundaneseSupplement
  1cd0-1cff:VedicExtensions 1d00-1d7f:PhoneticExtensions 1d80-1dbf:PhoneticExtensionsSupplement
  1dc0-1dff:CombiningDiacriticalMarksSupplement 1e00-1eff:LatinExtendedAdditional 1f00-1fff:GreekExtended
  2000-206f:GeneralPunctuation 2070-209f:SuperscriptsandSubscripts 20a0-20cf:CurrencySymbols
  20d0-20ff:CombiningDiacriticalMarksforSymbols 20d0-20ff:CombiningMarksforSymbols
  2100-214f:LetterlikeSymbols 2150-218f:NumberForms 2190-21ff:Arrows 2200-22ff:MathematicalOperators
  2300-23ff:MiscellaneousTechnical 2400-243f:ControlPictures 2440-245f:OpticalCharacterRecognition
  2460-24ff:EnclosedAlphanumerics 2500-257f:BoxDrawing 2580-259f:BlockElements 25a0-25ff:GeometricShapes
  2600-26ff:MiscellaneousSymbols 2700-27bf:Dingbats 27c0-27ef:MiscellaneousMathematicalSymbols-A
  27f0-27ff:SupplementalArrows-A 2800-28ff:BraillePatterns 2900-297f:SupplementalArrows-B
  2980-29ff:MiscellaneousMathematicalSymbols-B 2a00-2aff:SupplementalMathematicalOperators
  2b00-2bff:MiscellaneousSymbolsandArrows 2c00-2c5f:Glagolitic 2c60-2c7f:LatinExtended-C 2c80-2cff:Coptic
  2d00-2d2f:GeorgianSupplement 2d30-2d7f:Tifinagh 2d80-2ddf:EthiopicExtended 2de0-2dff:CyrillicExtended-A
  2e00-2e7f:SupplementalPunctuation 2e80-2eff:CJKRadicalsSupplement 2f00-2fdf:KangxiRadicals
  2ff0-2fff:IdeographicDescriptionCharacters 3000-303f:CJKSymbolsandPunctuation 3040-309f:Hiragana
  30a0-30ff:Katakana 3100-312f:Bopomofo 3130-318f:HangulCompatibilityJamo 3190-319f:Kanbun
  31a0-31bf:BopomofoExtended 31c0-31ef:CJKStrokes 31f0-31ff:KatakanaPhoneticExtensions
  3200-32ff:EnclosedCJKLettersandMonths 3300-33ff:CJKCompatibility 3400-4dbf:CJKUnifiedIdeographsExtensionA
  4dc0-4dff:YijingHexagramSymbols 4e00-9fff:CJKUnifiedIdeographs a000-a48f:YiSyllables a490-a4cf:YiRadicals
  a4d0-a4ff:Lisu a500-a63f:Vai a640-a69f:CyrillicExtended-B a6a0-a6ff:Bamum a700-a71f:ModifierToneLetters
  a720-a7ff:LatinExtended-D a800-a82f:SylotiNagri a830-a83f:CommonIndicNumberForms a840-a87f:Phags-pa
  a880-a8df:Saurashtra a8e0-a8ff:DevanagariExtended a900-a92f:KayahLi a930-a95f:Rejang
  a960-a97f:HangulJamoExtended-A a980-a9df:Javanese a9e0-a9ff:MyanmarExtended-B aa00-aa5f:Cham
  aa60-aa7f:MyanmarExtended-A aa80-aadf:TaiViet aae0-aaff:MeeteiMayekExtensions ab00-ab2f:EthiopicExtended-A
  ab30-ab6f:LatinExtended-E ab70-abbf:CherokeeSupplement abc0-abff:MeeteiMayek ac00-d7af:HangulSyllables
  d7b0-d7ff:HangulJamoExtended-B e000-f8ff:PrivateUse e000-f8ff:PrivateUseArea
  f900-faff:CJKCompatibilityIdeographs fb00-fb4f:AlphabeticPresentationForms
  fb50-fdff:ArabicPresentationForms-A fe00-fe0f:VariationSelectors fe10-fe1f:VerticalForms
  fe20-fe2f:CombiningHalfMarks fe30-fe4f:CJKCompatibilityForms fe50-fe6f:SmallFormVariants
  fe70-feff:ArabicPresentationForms-B ff00-ffef:HalfwidthandFullwidthForms fff0-ffff:Specials
  10000-1007f:LinearBSyllabary 10080-100ff:LinearBIdeograms 10100-1013f:AegeanNumbers
  10140-1018f:AncientGreekNumbers 10190-101cf:AncientSymbols 101d0-101ff:PhaistosDisc 10280-1029f:Lycian
  102a0-102df:Carian 102e0-102ff:CopticEpactNumbers 10300-1032f:OldItalic 10330-1034f:Gothic
  10350-1037f:OldPermic 10380-1039f:Ugaritic 103a0-103df:OldPersian 10400-1044f:Deseret 10450-1047f:Shavian
  10480-104af:Osmanya 104b0-104ff:Osage 10500-1052f:Elbasan 10530-1056f:CaucasianAlbanian
  10570-105bf:Vithkuqi 10600-1077f:LinearA 10780-107bf:LatinExtended-F 10800-1083f:CypriotSyllabary
  10840-1085f:ImperialAramaic 10860-1087f:Palmyrene 10880-108af:Nabataean 108e0-108ff:Hatran
  10900-1091f:Phoenician 10920-1093f:Lydian 10980-1099f:MeroiticHieroglyphs 109a0-109ff:MeroiticCursive
  10a00-10a5f:Kharoshthi 10a60-10a7f:OldSouthArabian 10a80-10a9f:OldNorthArabian 10ac0-10aff:Manichaean
  10b00-10b3f:Avestan 10b40-10b5f:InscriptionalParthian 10b60-10b7f:InscriptionalPahlavi
  10b80-10baf:PsalterPahlavi 10c00-10c4f:OldTurkic 10c80-10cff:OldHungarian 10d00-10d3f:HanifiRohingya
  10e60-10e7f:RumiNumeralSymbols 10e80-10ebf:Yezidi 10ec0-10eff:ArabicExtended-C 10f00-10f2f:OldSogdian
  10f30-10f6f:Sogdian 10f70-10faf:OldUyghur 10fb0-10fdf:Chorasmian 10fe0-10fff:Elymaic 11000-1107f:Brahmi
  11080-110cf:Kaithi 110d0-110ff:SoraSompeng 11100-1114f:Chakma 11150-1117f:Mahajani 11180-111df:Sharada
  111e0-111ff:SinhalaArchaicNumbers 11200-1124f:Khojki 11280-112af:Multani 112b0-112ff:Khudawadi
  11300-1137f:Grantha 11400-1147f:Newa 11480-114df:Tirhuta 11580-115ff:Siddham 11600-1165f:Modi
  11660-1167f:MongolianSupplement 11680-116cf:Takri 11700-1174f:Ahom 11800-1184f:Dogra
  118a0-118ff:WarangCiti 11900-1195f:DivesAkuru 119a0-119ff:Nandinagari 11a00-11a4f:ZanabazarSquare
  11a50-11aaf:Soyombo 11ab0-11abf:UnifiedCanadianAboriginalSyllabicsExtended-A 11ac0-11aff:PauCinHau
  11b00-11b5f:DevanagariExtended-A 11c00-11c6f:Bhaiksuki 11c70-11cbf:Marchen 11d00-11d5f:MasaramGondi
  11d60-11daf:GunjalaGondi 11ee0-11eff:Makasar 11f00-11f5f:Kawi 11fb0-11fbf:LisuSupplement
  11fc0-11fff:TamilSupplement 12000-123ff:Cuneiform 12400-1247f:CuneiformNumbersandPunctuation
  12480-1254f:EarlyDynasticCuneiform 12f90-12fff:Cypro-Minoan 13000-1342f:EgyptianHieroglyphs
  13430-1343f:EgyptianHieroglyphFormatControls 14400-1467f:AnatolianHieroglyphs 16800-16a3f:BamumSupplement
  16a40-16a6f:Mro 16a70-16acf:Tangsa 16ad0-16aff:BassaVah 16b00-16b8f:PahawhHmong 16e40-16e9f:Medefaidrin
  16f00-16f9f:Miao 16fe0-16fff:IdeographicSymbolsandPunctuation 17000-187ff:Tangut
  18800-18aff:TangutComponents 18b00-18cff:KhitanSmallScript 18d00-18d7f:TangutSupplement
  1aff0-1afff:KanaExtended-B 1b000-1b0ff:KanaSupplement 1b100-1b12f:KanaExtended-A
  1b130-1b16f:SmallKanaExtension 1b170-1b2ff:Nushu 1bc00-1bc9f:Duployan 1bca0-1bcaf:ShorthandFormatControls
  1cf00-1cfcf:ZnamennyMusicalNotation 1d000-1d0ff:ByzantineMusicalSymbols 1d100-1d1ff:MusicalSymbols
  1d200-1d24f:AncientGreekMusicalNotation 1d2c0-1d2df:KaktovikNumerals 1d2e0-1d2ff:MayanNumerals
  1d300-1d35f:TaiXuanJingSymbols 1d360-1d37f:CountingRodNumerals 1d400-1d7ff:MathematicalAlphanumericSymbols
  1d800-1daaf:SuttonSignWriting 1df00-1dfff:LatinExtended-G 1e000-1e02f:GlagoliticSupplement
  1e030-1e08f:CyrillicExtended-D 1e100-1e14f:NyiakengPuachueHmong 1e290-1e2bf:Toto 1e2c0-1e2ff:Wancho
  1e4d0-1e4ff:NagMundari 1e7e0-1e7ff:EthiopicExtended-B 1e800-1e8df:MendeKikakui 1e900-1e95f:Adlam
  1ec70-1ecbf:IndicSiyaqNumbers 1ed00-1ed4f:OttomanSiyaqNumbers
  1ee00-1eeff:ArabicMathematicalAlphabeticSymbols 1f000-1f02f:MahjongTiles 1f030-1f09f:DominoTiles
  1f0a0-1f0ff:PlayingCards 1f100-1f1ff:EnclosedAlphanumericSupplement
  1f200-1f2ff:EnclosedIdeographicSupplement 1f300-1f5ff:MiscellaneousSymbolsandPictographs
  1f600-1f64f:Emoticons 1f650-1f67f:OrnamentalDingbats 1f680-1f6ff:TransportandMapSymbols
  1f700-1f77f:AlchemicalSymbols 1f780-1f7ff:GeometricShapesExtended 1f800-1f8ff:SupplementalArrows-C
  1f900-1f9ff:SupplementalSymbolsandPictographs 1fa00-1fa6f:ChessSymbols
  1fa70-1faff:SymbolsandPictographsExtended-A 1fb00-1fbff:SymbolsforLegacyComputing
  20000-2a6df:CJKUnifiedIdeographsExtensionB 2a700-2b73f:CJKUnifiedIdeographsExtensionC
  2b740-2b81f:CJKUnifiedIdeographsExtensionD 2b820-2ceaf:CJKUnifiedIdeographsExtensionE
  2ceb0-2ebef:CJKUnifiedIdeographsExtensionF 2ebf0-2ee5f:CJKUnifiedIdeographsExtensionI
  2f800-2fa1f:CJKCompatibilityIdeographsSupplement 30000-3134f:CJKUnifiedIdeographsExtensionG
  31350-323af:CJKUnifiedIdeographsExtensionH e0000-e007f:Tags e0100-e01ef:VariationSelectorsSupplement
  f0000-fffff:SupplementaryPrivateUseArea-A 100000-10ffff:SupplementaryPrivateUseArea-B
`;

let blocks: ReadonlyMap<string, CharacterRange> | undefined;

/** The code points of a block such as `BasicLatin`. */
export function unicodeBlock(name: string): CharacterRange | undefined {
  // Read when first asked for: few patterns name blocks.
  blocks ??= new Map(table.trim().split(/\s+/).map(readBlock));
  return blocks.get(name);
}

function readBlock(entry: string): [string, CharacterRange] {
  const [ends = '', name = ''] = entry.split(':');
  const [first = '', last = ''] = ends.split('-');
  return [name, { first: parseInt(first, 16), last: parseInt(last, 16) }];
}
