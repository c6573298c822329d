"""The report: one page about an archive, to look at, which runs nothing of what strangers wrote."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import html.parser
import json
import re
from typing import Any

import attrs
import pytest

from offentligroll import Act, Policy, Statement
from offentligroll.cases import NearCases
from offentligroll.languages import LANGUAGES, say
from offentligroll.report.archive_page import archive_page
from offentligroll.report.archive_rows import Numbered, Rows
from offentligroll.report.archive_sections import MOST, link_to, links_to
from offentligroll.report.archive_statements import KEYS
from offentligroll.report.evidence_marks import marked
from offentligroll.report.page import words_of
from offentligroll.review import FulfilmentOutcome
from reviews import EVIL, JUNE, LINDBY, katrineholm, lindby

KEY = b"sixteen bytes or more"
NAMES = ("Åsa Ek", "Bo Lind", "Eva Nord")


REVIEW = lindby()
PAGES = {language: REVIEW.to_html(language) for language in LANGUAGES}


class _Seen(html.parser.HTMLParser):
    """What a browser would find in a page, without running anything."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.within: dict[str, str] = {}
        self._open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._open = dict(attrs).get("id") or tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.within[self._open] = self.within.get(self._open, "") + data
        else:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """What people read where no script runs."""
        return " ".join(self.texts)

    @property
    def data(self) -> Any:  # noqa: ANN401
        """What the script reads."""
        return json.loads(self.within["data"])

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element of a kind."""
        return [attributes for name, attributes in self.tags if name == tag]


def test_what_is_on_no_channel_is_redacted_too() -> None:
    """Where no channel was recorded there is none to be keyed."""
    statement = Statement(id="post", act=Act.POST, text="Hej", at=dt.date(2024, 5, 2))
    page = LINDBY.review([statement], on=JUNE).to_html("en", key=KEY)
    assert "no channel: the authority's own statements" in _Seen(page).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_it_tells_capacity_findings_and_dates(language: str) -> None:
    """All but the statements one by one stands in the page itself, under headings of its language."""
    seen = _Seen(PAGES[language])
    for name in ("first", "dates", "findings", "queue", "requests", "channels", "measures", "capacity"):
        assert say(f"report.section.{name}", language) in seen.text
    assert say("report.needs-script", language) in seen.text
    assert {"html": language} == {tag: one["lang"] for tag, one in seen.tags if tag == "html"}


def test_the_language_is_the_one_that_was_wanted_first() -> None:
    """Where several languages are asked for, the page says in which it speaks."""
    assert _Seen(REVIEW.to_html("sv,en")).of("html") == [{"lang": "sv"}]


def test_what_can_be_scrolled_can_be_reached_by_keyboard() -> None:
    """Drawings and tables that are wider than the screen can be focused, and have names."""
    wide = [one for one in _Seen(PAGES["en"]).of("div") if one.get("class") == "wide"]
    assert [(one["tabindex"], one["role"]) for one in wide] == [("0", "group")] * 2
    assert {one["aria-label"] for one in wide} == {"page:lindby (lindby)"}


def test_dates_come_first_that_come_soonest() -> None:
    """What is overdue stands before what is still to be done, and leads to its statement."""
    page = PAGES["en"]
    overdue = page.index("15 May 2024, overdue: Answer the question.")
    assert overdue < page.index("10 June 2024, still to do: Answer the question.")
    assert '<a href="#q=still-due">still-due</a>' in page


def test_requests_stand_with_their_answers() -> None:
    """Who asked, when, and which answer."""
    text = " ".join(_Seen(PAGES["en"]).text.split())
    assert (
        "late : answered Came in 8 May 2024 at 10:00 (+02:00). Asked by Bo Lind. The answer: late-answer"
        in text
    )
    assert "overdue : no answer found" in text


def test_capacity_is_drawn_and_tabled() -> None:
    """A drawing has words for those who don't see it, and its numbers stand in a table."""
    seen = _Seen(PAGES["en"])
    (drawn,) = (one for one in seen.of("svg") if "aria-hidden" not in one)
    assert drawn["role"] == "img"
    assert drawn["aria-label"] == (
        "page:lindby (lindby): 27 from 2024-05 to 2024-06. The numbers are in the table that follows."
    )
    assert {"scope": "row"} in seen.of("th")
    assert {"official", "personal"} == {one["class"] for one in seen.of("rect")}


def test_many_years_are_drawn_by_year() -> None:
    """A drawing of twenty years has twenty bars."""
    first = katrineholm("Hej.").assessments
    review = attrs.evolve(katrineholm("Hej.", at=dt.date(2024, 5, 2)), assessments=())
    both = attrs.evolve(
        review, assessments=(*first, *katrineholm("Hej.", at=dt.date(2024, 5, 2)).assessments)
    )
    assert "2 from 2011 to 2024" in archive_page([both], "en")


def test_a_slip_in_a_year_makes_no_endless_page() -> None:
    """Where years lie far apart, only those with statements are drawn."""
    review = katrineholm("Hej.")
    far = [katrineholm("Hej.", at=dt.date(year, 5, 2)) for year in (1, 9999)]
    page = archive_page(
        [attrs.evolve(review, assessments=tuple(one for each in (review, *far) for one in each.assessments))],
        "en",
    )
    assert "3 from 0001 to 9999" in page
    assert len(re.findall(r"<text [^>]*>(?:0001|2011|9999)</text>", page)) == 3
    assert len(page) < 200_000


def test_what_has_no_day_is_counted() -> None:
    """It is not drawn, and that is said; what it went against stands without a month."""
    page = archive_page([katrineholm("Ledig dag i soffan.", at=None)], "en")
    assert "1 statement has no day and is not drawn." in page
    assert [one["class"] for one in _Seen(page).of("svg")] == ["whose"]


def test_findings_stand_by_month_and_questions_by_what_they_settle() -> None:
    """The question on which most hangs is the first, with what it would settle."""
    page = _Seen(katrineholm("Ledig dag! God bok i soffan.", "Sammanträde i kväll.").to_html("en"))
    text = page.text
    assert "2011-02" in page.texts
    assert "Departs from: " in text
    settled = [int(count) for count in re.findall(r"It would decide (\d+) finding", text)]
    assert settled == sorted(settled, reverse=True) != []


def test_a_question_that_two_policies_ask_is_told_once() -> None:
    """As in the queue: what most statements wait for comes first, whoever asks."""
    review = katrineholm("Ledig dag! God bok i soffan.", "Sammanträde i kväll.")
    other = attrs.evolve(review, policy="another")
    once, twice = (_Seen(archive_page(one, "en")) for one in ([review], [review, other]))
    questions = [text for text in once.texts if text.endswith("?")]
    assert [text for text in twice.texts if text.endswith("?")] == questions != []


def test_evidence_is_marked_in_the_words() -> None:
    """The words are parted by turns: no evidence, evidence."""
    (row,) = _Seen(katrineholm("Ledig dag! God bok i soffan.").to_html("sv")).data["rows"]
    assert "".join(row["words"]) == "Ledig dag! God bok i soffan."
    assert row["words"][1::2] == ["Ledig dag", "i soffan"]


def test_spans_that_overlap_are_marked_once() -> None:
    """However evidence overlaps, the words come once and in order."""
    (assessment,) = katrineholm("Svar: kommunen öppnar kl. 9, inte tio.").assessments
    assert [*marked(assessment)] == ["Svar: ", "kommunen öppnar kl", ". 9, inte tio."]


def test_duties_that_no_review_follows_up_are_told() -> None:
    """What is due stands among the dates; whether it was done nobody can tell."""
    review = attrs.evolve(REVIEW, obligations=())
    text = _Seen(review.to_html("en")).text
    assert "15 May 2024, not known: Answer the question." in text
    undated = attrs.evolve(REVIEW.obligations[0], due=None, outcome=FulfilmentOutcome.OVERDUE)
    text = _Seen(attrs.evolve(REVIEW, obligations=(undated,)).to_html("en")).text
    assert "No last day is known, overdue: " in text


def test_lines_of_explanations_are_kept_once() -> None:
    """Rows refer to lines by number, and give the whole explanation."""
    data = _Seen(PAGES["en"]).data
    assert len(set(data["lines"])) == len(data["lines"])
    for row, assessment in zip(data["rows"], REVIEW.assessments, strict=True):
        told = [data["lines"][number] for number in row["lines"]]
        assert told == [line for line in assessment.explain("en").splitlines() if line]


def test_nothing_that_strangers_wrote_is_markup() -> None:
    """Hostile words are shown as they are, and make no element."""
    hostile = _Seen(katrineholm(EVIL).to_html("sv"))
    assert (len(hostile.of("script")), hostile.of("img")) == (2, [])
    (row,) = hostile.data["rows"]
    assert "".join(row["words"]) == EVIL.replace("\u202e", "\ufffd").replace("\ud800", "\ufffd")
    assert "<" not in hostile.within["data"]


def test_hostile_ids_and_names_are_shown() -> None:
    """An id or a name can't end an element or an attribute either."""
    statement = Statement(id='"><script>x</script>', act=Act.POST, at=dt.date(2024, 5, 2), text="Hej")
    seen = _Seen(LINDBY.review([statement], on=JUNE).to_html("en"))
    assert len(seen.of("script")) == 2
    assert "no channel" in seen.text


def test_only_its_own_script_and_style_are_let_in() -> None:
    """The policy of the page names their hashes, and lets nothing be loaded."""
    seen = _Seen(PAGES["sv"])
    (policy,) = (one["content"] for one in seen.of("meta") if "http-equiv" in one)
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(seen.within[name].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    loaded = [one for _, one in seen.tags if {"src", "srcset", "style", "onclick", "action"} & one.keys()]
    assert loaded == []
    assert [one["href"] for one in seen.of("a") if not (one["href"] or "").startswith("#")] == []
    assert "http" not in seen.within["script"] + seen.within["style"]


def test_everything_can_be_reached_by_name() -> None:
    """Each field has a label, each link leads to a place, and each section has its heading."""
    seen = _Seen(PAGES["en"])
    assert len(seen.of("label")) == len(seen.of("input")) + len(seen.of("select")) == 10
    ids = [one["id"] for _, one in seen.tags if "id" in one]
    assert len(ids) == len(set(ids))
    targets = [(one["href"] or "")[1:] for one in seen.of("a")]
    assert {one for one in targets if "=" not in one} <= set(ids)
    assert {one["aria-labelledby"] for one in seen.of("section")} <= set(ids)
    assert {tag for tag, _ in seen.tags} >= {"main", "header", "nav", "footer", "h1", "h2", "dialog"}


def test_several_policies_stand_on_one_page() -> None:
    """Each has its rows; a request that both ask about stands once."""
    page = archive_page([REVIEW, REVIEW], "en")
    assert len(_Seen(page).data["rows"]) == 2 * len(REVIEW.assessments)
    assert page.count(": no answer found") == PAGES["en"].count(": no answer found")


def test_words_can_be_left_out_of_the_data() -> None:
    """What may not be told is not in the file at all, and the page says so."""
    page = katrineholm("Ledig dag! God bok i soffan.").to_html("en", words=False)
    assert "soffan" not in page
    assert "The words of the statements were left out" in page


def test_people_can_be_left_out_of_the_data() -> None:
    """Neither names, words nor ids are in the file, and times are days."""
    page = REVIEW.to_html("en", key=KEY)
    for one in (*NAMES, "bygglov", "page:lindby", "still-due", " at 1", "+02:00"):
        assert one not in page
    assert "keyed-" in page
    assert "Came in 7 May 2024." in page
    assert "Names and words were left out" in page


def test_a_key_that_is_too_short_is_refused() -> None:
    """A guess could confirm who it is."""
    with pytest.raises(ValueError, match="16 bytes"):
        REVIEW.to_html("en", key=b"short")


def test_a_report_about_nothing() -> None:
    """An archive without statements has a page; no review at all has none."""
    assert "Nothing." in LINDBY.review([], on=JUNE).to_html("en")
    with pytest.raises(ValueError, match="one review at least"):
        archive_page([], "en")


def test_a_document_that_was_to_be_reviewed_is_told() -> None:
    """It is among what to look at first."""
    page = attrs.evolve(REVIEW, document_due=dt.date(2024, 1, 31)).to_html("en")
    assert "The adopted document was to be reviewed by 31 January 2024" in page


def test_bare_facts_have_a_row_too() -> None:
    """An assessment without a statement has neither id, day nor words."""
    bare = Policy.load("katrineholm").assess_facts(["account-is-listed"])
    (row,) = Rows.of([attrs.evolve(REVIEW, assessments=(bare,))], "en").rows
    assert (row["id"], row["at"], row["day"], row["who"], row["words"]) == ("", "", "", "", [])
    assert "Statements" in archive_page([attrs.evolve(REVIEW, assessments=(bare,))], "en")


def test_long_lists_are_cut_and_counted() -> None:
    """What a list leaves out is never left out in silence."""
    many = attrs.evolve(
        REVIEW, requests=tuple(attrs.evolve(REVIEW.requests[0], id=f"r-{n}") for n in range(MOST + 2))
    )
    assert "2 more are not listed here." in many.to_html("en")
    assert words_of(links_to([f"s-{n}" for n in range(21)], "en")).endswith(
        "s-19. 1 more is not listed here."
    )


def test_a_thousand_statements_weigh_less_than_two_megabytes() -> None:
    """Data are small since lines of explanation are kept once."""
    text = "Ledig dag! Spåret var perfekt, och nu blir det en god bok i soffan. " * 2
    review = katrineholm(*(f"{text}{number}" for number in range(50)))
    repeated = attrs.evolve(review, assessments=review.assessments * 20)
    assert len(repeated.assessments) == 1_000
    assert len(repeated.to_html("sv").encode()) < 2_000_000


def test_the_numbers_at_a_glance_lead_to_what_they_count() -> None:
    """Each number is a link, and what asks for something is set apart by more than a colour."""
    page = PAGES["en"]
    assert (
        '<li class="bad"><a href="#dates"><strong>2</strong> <span>duties are overdue</span></a></li>' in page
    )
    assert '<a href="#requests"><strong>2 of 10</strong> <span>requests with no answer found</span>' in page
    assert '<a href="#capacity=official">official</a>: 12</li>' in page


def test_the_calendar_tells_days_in_words() -> None:
    """Each day with findings leads to its statements, and says how many there are."""
    page = katrineholm("Ledig dag! God bok i soffan.", "Snart snö.").to_html("en")
    told = "5 February 2011: 1 against a guideline, 1 undecided, 2 in all"
    assert f'href="#from=2011-02-05&amp;until=2011-02-05&amp;finding=against" title="{told}"' in page
    assert '<th scope="row">February 2011</th>' in page
    assert '<th scope="row">2011</th>' not in page


def test_several_years_have_a_calendar_by_month() -> None:
    """Months lead to all their days; one whose statements are fine is told apart from one without any."""
    undecided = katrineholm("Snart snö.", at=dt.date(2013, 2, 20)).assessments
    fine = lindby().assessments[:1]
    review = katrineholm("Ledig dag! God bok i soffan.")
    page = attrs.evolve(review, assessments=(*review.assessments, *undecided, *fine)).to_html("en")
    assert 'href="#from=2011-02-01&amp;until=2011-02-28&amp;finding=against"' in page
    assert 'href="#from=2013-02-01&amp;until=2013-02-28&amp;finding=undecided"' in page
    assert page.count('<td class="fine">') == 1
    # A month that has 28 days has three cells less.
    assert page.count('<td class="off"></td>') == 2 * 3


def test_what_goes_against_comes_before_what_is_undecided() -> None:
    """A row tells the worst first, by the outcome's own id."""
    data = _Seen(katrineholm("Ledig dag! God bok i soffan.").to_html("en")).data
    (row,) = data["rows"]
    outcomes = [data["keys"]["outcomes"][outcome] for _, outcome in row["findings"]]
    assert outcomes[0] == "departed-from"
    assert set(outcomes[1:]) == {"undecided"}


def test_decided_cases_that_are_near_are_told_with_each_statement() -> None:
    """They are kept line by line as well, and only where somebody asks for them."""
    review = katrineholm("Ledig dag! God bok i soffan.", "Ledig dag! God bok i soffan.")
    data = _Seen(review.to_html("en", near=NearCases.of([Policy.shipped("katrineholm")]))).data
    first, second = ([data["lines"][number] for number in row["near"]] for row in data["rows"])
    assert first == second
    assert first[0] == "On whose words they are (here: official):"
    assert any(line.startswith("- Decided likewise: ") for line in first)
    assert [row["near"] for row in _Seen(review.to_html("en")).data["rows"]] == [[], []]


def test_what_is_chosen_is_named_by_ids_that_stay() -> None:
    """Another day's report has the same names in its address, whatever the order of its rows."""
    data = _Seen(PAGES["sv"]).data
    assert data["keys"]["channels"] == ["page:lindby"]
    assert data["keys"]["policies"] == ["lindby"]
    assert set(data["keys"]["capacities"]) == {"official", "personal"}
    known = Numbered()
    assert [known.of("a", "1"), known.of("b", "2"), known.of("c", "1"), known.of("d")] == [0, 1, 0, 2]
    assert (known.keys, known.texts) == (("1", "2", "d"), ("a", "b", "d"))


def test_long_ids_are_told_by_their_ends() -> None:
    """Ids of one platform begin alike."""
    link = link_to("https://social.example/users/kommunchef/statuses/1013")
    assert link.words == "…chef/statuses/1013"
    assert link.target.endswith("statuses%2F1013")


def test_long_rows_of_periods_are_cut_and_counted() -> None:
    """The last twelve stand there, and how many came before."""
    measures = REVIEW.measures[:1] * 14
    page = attrs.evolve(REVIEW, measures=measures).to_html("en")
    assert "2 earlier periods are not listed here." in page


def test_every_key_is_in_the_list_of_keys() -> None:
    """The script knows the keys that the list names, and no others."""
    seen = _Seen(PAGES["en"])
    script = seen.within["script"]
    known = re.search(r"const pressed = \{(.*?)\n  \};", script, re.DOTALL)
    assert known is not None
    named = re.findall(r'^    (?:"(.)"|(\w)):', known[1], re.MULTILINE)
    assert {one or other for one, other in named} == {key for key, _ in KEYS}


def test_what_was_gone_against_without_a_day_stands_apart() -> None:
    """It is in no month, and no day of the calendar."""
    lindke = Policy.shipped("us-lindke")
    bare = lindke.assess_facts(yes=["account-belongs-to-authority", "is-removal", "treats-views-unequally"])
    assert bare.against
    page = attrs.evolve(REVIEW, assessments=(bare,)).to_html("en")
    assert "Without a day" in _Seen(page).text
    assert "finding=against&amp;" not in page
