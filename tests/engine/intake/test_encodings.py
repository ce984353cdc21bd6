import pytest
from hypothesis import given
from hypothesis import strategies as st

from akkoord.engine.intake.encodings import encoding_of

GERMAN = "Name;Adresse;Land\nMüller Näherei GmbH;Hauptstraße 5, 80331 München;Deutschland\n"
FRENCH = (
    "nom;adresse\nSociété Générale de Confection;12 rue de l'Évêché, 59000 Lille\nForêt;Allée des Chênes\n"
)
PORTUGUESE = "nome;morada;pais\nConfecções São João Lda;Rua da Conceição 5, Guimarães;Portugal\n"
ONE_WORD = "name;address;country\nTextil;Rua X, Póvoa de Lanhoso;Portugal\n"
SWEDISH = "namn;adress\nGöteborgs Väveri;Storgatan 1, Växjö\n"
QUOTES = "name,address\nFactory – Unit 5,“Plot 3” People’s Road\n"
TURKISH = "Firma;Adres;Ülke\nÖRÜM TEKSTİL SAN. VE TİC. LTD. ŞTİ.;Güneşli Mah. Bağcılar İstanbul;Türkiye\n"
ONE_TURKISH_LETTER = "name;address;country\nISIK TEKSTIL;ESENYURT / İSTANBUL;TURKEY\n"
POLISH = "nazwa;adres\nZakład Odzieżowy Łódź;ul. Żeromskiego 5, 90-001 Łódź;Polska\n"
CZECH = "název;adresa\nPrádelna Žďár;Nová 5, České Budějovice\n"
HUNGARIAN = "név;cím\nErdő Kft;Fő út 5, Győr;Magyarország\n"
RUSSIAN = "Название;Адрес;Страна\nФабрика Заря;ул. Ленина 5, Москва;Россия\n"
GREEK = "Όνομα;Διεύθυνση\nΚλωστήρια;Οδός 5, Θεσσαλονίκη;Ελλάδα\n"
CHINESE = "名称,地址,国家\n东莞市制衣有限公司,广东省东莞市长安镇工业路5号,中国\n"
ONE_CHINESE_WORD = "name,address,country\nDongguan 东莞 Garment,Changan,China\n"
LOCAL_NAMES = "name,local name,address,country\nFuda,福达鞋厂,Jinjiang,China\nX,恒丰,Y,China\n"
JAPANESE = "工場名,住所,国\nサンプル縫製株式会社,大阪府大阪市北区1-2-3,日本\n"
ONE_JAPANESE_WORD = "name,address\nTokyo Factory,東京\nOsaka,縫製工場\n"
TAIWANESE = "名稱,地址,國家\n大同紡織股份有限公司,台北市中山北路二段5號,台灣\n"
KOREAN = "이름,주소,국가\n삼성섬유 주식회사,서울특별시 강남구 테헤란로 5,대한민국\n"

CASES = [
    *[("cp1252", text) for text in (GERMAN, FRENCH, PORTUGUESE, ONE_WORD, SWEDISH, QUOTES)],
    *[("mac_roman", text) for text in (GERMAN, FRENCH, PORTUGUESE, SWEDISH)],
    *[("cp850", text) for text in (GERMAN, FRENCH, PORTUGUESE)],
    *[("cp1254", text) for text in (TURKISH, ONE_TURKISH_LETTER, GERMAN)],
    *[("cp1250", text) for text in (POLISH, CZECH, HUNGARIAN, GERMAN)],
    ("iso8859_2", POLISH),
    *[(encoding, RUSSIAN) for encoding in ("cp1251", "koi8_r", "iso8859_5", "cp866")],
    ("cp1253", GREEK),
    *[("gb18030", text) for text in (CHINESE, ONE_CHINESE_WORD, LOCAL_NAMES)],
    *[("shift_jis", text) for text in (JAPANESE, ONE_JAPANESE_WORD)],
    ("euc_jp", JAPANESE),
    ("big5", TAIWANESE),
    ("cp949", KOREAN),
    *[
        (encoding, text)
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
        for text in (GERMAN, CHINESE, JAPANESE, TURKISH, QUOTES)
    ],
]


@pytest.mark.parametrize(("encoding", "text"), CASES)
def test_encoding_of_short_lists(encoding, text):
    content = text.encode(encoding)
    assert content.decode(encoding_of(content)) == text


@given(st.text())
def test_encoding_of_any_utf_8(text):
    content = text.encode("utf-8-sig")
    assert content.decode(encoding_of(content)) == text


@given(st.binary())
def test_encoding_of_any_bytes(content):
    content.decode(encoding_of(content), errors="replace")
