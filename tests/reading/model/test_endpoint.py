"""Endpoints of every temper: slow, busy, broken, huge, rude, or of another dialect. Nothing but Problems comes out."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from tests.reading.model.replay import Replay, Sent, claim, failed, party, reading, said

from accord.problem import Problems
from accord.reading.model import Endpoint, read_with_model
from accord.reading.model.asking.endpoint import LONGEST_WAIT, MOST_BYTES, TRIES
from accord.sources import Source

TEXT = "Peru wants a joint patrol of the lake.\n\nChile rejects the levy on water.\n\nThe talks go on in Lima."
PERU, CHILE = party("Peru"), party("Chile")
WANTS = claim("Peru wants a joint patrol of the lake", "Peru")
REJECTS = claim("Chile rejects the levy", "Chile", stance="rejects", polarity="-")
GOOD: dict[str, Any] = {"parties": [PERU, CHILE], "claims": [WANTS, REJECTS]}


def quotes(replay: Replay, text: str = TEXT) -> list[str]:
    return [c.evidence[0].quote for c in reading(replay, text).dossier.claims.values()]


BOTH = ["Peru wants a joint patrol of the lake", "Chile rejects the levy"]


def refused(replay: Replay, **how: Any) -> str:
    """What is told when reading fails."""
    with pytest.raises(Problems) as found:
        read_with_model([Source.of(TEXT, address="article.txt")], endpoint=replay.endpoint(**how), tell=lambda _: None)
    assert all(p.severity == "error" and p.hint for p in found.value.problems)
    return str(found.value)


def test_the_request_names_the_model_and_asks_for_json(replay: Replay) -> None:
    assert quotes(replay.says(GOOD)) == BOTH
    (asked,) = replay.asked
    assert asked["path"] == "/v1/chat/completions"
    assert (asked["model"], asked["stream"], asked["temperature"]) == ("m1", False, 0)
    assert asked["response_format"]["type"] == "json_schema"
    assert "authorization" not in replay.headers[0]


def test_the_key_goes_into_the_header_and_nowhere_else(replay: Replay) -> None:
    replay.says(failed(401, "Incorrect API key provided: sk-secret-1"))
    told = refused(replay, key="sk-secret-1")
    assert replay.headers[0]["authorization"] == "Bearer sk-secret-1"
    assert "does not take the key (401): Incorrect API key provided: (key)" in told
    assert "sk-secret-1" not in told + repr(replay.endpoint(key="sk-secret-1")) + json.dumps(replay.asked)


def test_a_dialect_that_is_not_known_is_left_for_a_plainer_one_once_and_for_all(replay: Replay) -> None:
    def script(asked: dict[str, Any]) -> Sent:
        form = asked.get("response_format", {}).get("type")
        return failed(400, f"unsupported response_format {form}") if form == "json_schema" else said(GOOD)

    replay.script = script
    told: list[Any] = []
    sources = [Source.of(TEXT), Source.of(TEXT + " It rains.")]
    read_with_model(sources, endpoint=replay.endpoint(), tell=told.append)
    forms = [asked["response_format"]["type"] for asked in replay.asked]
    assert forms == ["json_schema", "json_object", "json_object"]
    assert told == []


def test_an_endpoint_that_knows_no_form_at_all_is_asked_in_words(replay: Replay) -> None:
    replay.script = lambda asked: failed(422, "extra field") if "response_format" in asked else said(GOOD)
    assert quotes(replay) == BOTH
    assert len(replay.asked) == 3
    assert '"additionalProperties": false' in replay.asked[-1]["messages"][0]["content"]


def test_a_model_that_takes_no_temperature_is_asked_without(replay: Replay) -> None:
    replay.script = lambda asked: failed(400, "temperature is not supported") if "temperature" in asked else said(GOOD)
    assert quotes(replay) == BOTH
    assert replay.asked[-1]["response_format"]["type"] == "json_schema"


def test_what_cannot_be_read_is_asked_for_once_more_in_a_plainer_dialect(replay: Replay) -> None:
    assert quotes(replay.says("I am happy to help with that.", GOOD)) == BOTH
    assert [a["response_format"]["type"] for a in replay.asked] == ["json_schema", "json_object"]


@pytest.mark.parametrize(
    "content",
    [
        "```json\n%s\n```",
        "Here is the list you asked for:\n\n```\n%s\n```\nI hope that {this} helps.",
        "<think>Peru {wants} water.</think>\n%s",
        "\ufeff  %s  trailing words }",
        'A first {"try": 1} and then %s',
    ],
    ids=["fence", "prose and fence", "thoughts", "mark and tail", "another object first"],
)
def test_the_answer_is_found_among_prose_and_fences(replay: Replay, content: str) -> None:
    assert quotes(replay.says(content % json.dumps(GOOD))) == BOTH


def test_an_answer_in_parts_is_put_together(replay: Replay) -> None:
    text = json.dumps(GOOD)
    parts = [{"type": "text", "text": text[:50]}, {"type": "text", "text": text[50:]}, 7, {"type": "image"}]
    body = {"choices": [{"message": {"content": parts}}]}
    assert quotes(replay.says(Sent(json.dumps(body).encode()))) == BOTH


def test_a_broken_off_answer_is_asked_for_in_halves(replay: Replay) -> None:
    def script(asked: dict[str, Any]) -> Sent:
        text = json.dumps(GOOD)
        return said(text[:-30]) if "[3]" in str(asked["messages"]) and "[1]" in str(asked["messages"]) else said(GOOD)

    replay.script = script
    out = reading(replay, TEXT)
    assert [c.evidence[0].quote for c in out.dossier.claims.values()] == BOTH
    assert len(replay.asked) == 3
    assert "broke off" not in out.words


def test_where_halving_does_not_help_the_complete_items_are_kept_and_that_is_told(replay: Replay) -> None:
    text = json.dumps(GOOD)
    cut = text[: text.index("Chile rejects the levy") + 10]
    out = reading(replay.says(cut), TEXT.replace("\n\n", " "))
    assert [c.evidence[0].quote for c in out.dossier.claims.values()] == BOTH[:1]
    assert "the answer about line 1 broke off; its complete items were kept" in out.words


def test_a_text_too_long_for_the_model_is_sent_in_halves(replay: Replay) -> None:
    def script(asked: dict[str, Any]) -> Sent:
        whole = all(f"[{n}]" in asked["messages"][1]["content"] for n in (1, 3))
        return failed(400, "This model's maximum context length is 10 tokens") if whole else said(GOOD)

    replay.script = script
    assert quotes(replay) == BOTH
    assert replay.asked[-1]["response_format"]["type"] == "json_schema"


def test_a_paragraph_too_long_for_the_model_is_told(replay: Replay) -> None:
    assert "line 1 not read: it is more than the model takes at once" in refused(replay.says(failed(413)))


def test_a_model_that_declines_is_told_with_the_lines_not_read(replay: Replay) -> None:
    told = refused(replay.says(said(None, refusal="I cannot help with war.")))
    assert "article.txt: error: lines 1 to 5 not read: the answer cannot be read: the model declines" in told
    assert len(replay.asked) == 2


def test_one_part_not_read_leaves_the_others(replay: Replay) -> None:
    filler = "Rain fell on the valley all day long and nobody in the two capitals said a word about it. " * 8
    replay.script = lambda asked: said("" if "secret" in str(asked) else GOOD)
    out = reading(replay, f"{TEXT}\n\n{filler}\n\nThe secret is out. {filler}", chunk=900)
    assert [c.evidence[0].quote for c in out.dossier.claims.values()] == BOTH
    assert "warning: line 9 not read: the answer cannot be read: it is empty" in out.words


@pytest.mark.parametrize("content", ["", "   ", "I'm sorry, I can't.", "[]", "7", "null", '{"answer": 42}', "{" * 5000])
def test_what_is_no_answer_is_told_as_such(replay: Replay, content: str) -> None:
    assert "the answer cannot be read" in refused(replay.says(content))


def test_an_empty_list_is_an_answer(replay: Replay) -> None:
    out = reading(replay.says({"claims": []}), TEXT)
    assert (out.dossier.claims, out.told) == ({}, ())


PAGE = b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>"


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        (Sent(PAGE, kind="text/html; charset=utf-8"), "answers with a web page"),
        (Sent(b"data: {}\n\n", kind="text/event-stream"), "streams although"),
        (Sent(b"hello"), "something else than JSON"),
        (Sent(b"[" * 100_000), "something else than JSON"),
        (Sent(b"[1]"), "something else than a chat completion"),
        (Sent(b'{"choices": []}'), "something else than a chat completion"),
        (Sent(b'{"choices": [3]}'), "something else than a chat completion"),
        (Sent(b'{"error": {"message": "model m1 not loaded"}}'), "model m1 not loaded"),
        (Sent(b'{"choices": [{"message": {"content": "\xff\xfe"}}]}'), "it is not UTF-8"),
        (Sent(b'{"choices": [{"message": 5}]}'), "the answer cannot be read: it is empty"),
        (Sent(b"x" * 3_000_000), f"more than {MOST_BYTES:,} bytes"),
        (Sent(b"\x1f\x8b", headers=(("content-encoding", "gzip"),)), "packs its answer"),
        (Sent(b"", 302, headers=(("location", "http://evil.example/v1"),)), "sends the request elsewhere (302): http://evil"),
        (Sent(b"", 204), "something else than JSON"),
        (failed(401), "wants a key (401)"),
        (failed(403, "\x1b[31mno"), "wants a key (403): [31mno"),
        (failed(404, "model not found"), "there is no such address or model (404): model not found"),
        (failed(400, "bad"), "does not take the request (400): bad"),
        (Sent(PAGE, 404, "text/html"), "there is no such address or model (404)\n"),
    ],
)  # fmt: skip
def test_a_strange_reply_is_one_clear_problem(replay: Replay, sent: Sent, says: str) -> None:
    told = refused(replay.says(sent))
    assert says in told
    assert "\x1b" not in told
    assert replay.waits == []


def test_a_redirect_is_followed_nowhere(replay: Replay) -> None:
    replay.says(Sent(b"", 307, headers=(("location", f"{replay.url}/elsewhere"),)))
    refused(replay)
    assert len(replay.asked) == 1


def test_a_busy_endpoint_is_waited_for_as_long_as_it_asks(replay: Replay) -> None:
    then = format_datetime(datetime.now(UTC) + timedelta(seconds=30), usegmt=True)
    replay.says(failed(429, retry_after="7"), failed(429, retry_after=then), failed(503), GOOD)
    assert quotes(replay) == BOTH
    assert replay.waits[0] == 7
    assert 25 < replay.waits[1] <= 30
    assert replay.waits[2] == 4


def test_but_not_for_ever(replay: Replay) -> None:
    assert f"busy after {TRIES} tries (429): slow down" in refused(replay.says(failed(429, "slow down")))
    assert len(replay.asked) == TRIES
    assert replay.waits == [1, 2, 4]
    asked_too_much = failed(429, retry_after=str(int(LONGEST_WAIT) + 1))
    assert "asks to come back in 61 s" in refused(replay.says(asked_too_much))
    assert "fails (502) after 4 tries" in refused(replay.says(Sent(PAGE, 502, "text/html")))


@pytest.mark.parametrize("header", ["soon", "-5", "", "9" * 400, "Wed, 99 Foo 2000", "１２"])
def test_a_strange_wait_is_the_usual_one_or_refused(replay: Replay, header: str) -> None:
    replay.says(Sent(b"{}", 503, headers=(("retry-after", header.encode("ascii", "replace").decode()),)), GOOD)
    try:
        reading(replay, TEXT)
        assert replay.waits == [1]
    except Problems as found:
        assert "asks to come back" in str(found)


def test_no_answer_in_time_is_told(replay: Replay) -> None:
    replay.says(Sent(b"", delay=0.6))
    began = time.monotonic()
    assert "no answer within 0.2 s" in refused(replay, timeout=0.2)
    assert time.monotonic() - began < 3
    assert len(replay.asked) == 2


def test_an_answer_that_drips_is_too_slow_as_well() -> None:
    """Each byte comes in time, the whole does not."""
    import socket
    import threading

    server = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        for _ in range(2):
            line, _ = server.accept()
            with line:
                line.recv(100_000)
                line.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n")
                try:
                    for _ in range(40):
                        line.sendall(b" ")
                        time.sleep(0.05)
                except OSError:
                    continue

    threading.Thread(target=drip, daemon=True).start()
    endpoint = Endpoint(f"http://127.0.0.1:{server.getsockname()[1]}/v1", "m1", timeout=0.3)
    with pytest.raises(Problems, match=r"no answer within 0\.3 s"):
        read_with_model([Source.of(TEXT)], endpoint=endpoint)
    server.close()


def test_nobody_there_is_told() -> None:
    with pytest.raises(Problems, match="cannot be reached"):
        read_with_model([Source.of(TEXT)], endpoint=Endpoint("http://127.0.0.1:9/v1", "m1", timeout=2))


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("", "is no web address"),
        ("127.0.0.1:11434", "is no web address"),
        ("ftp://host/v1", "is no web address"),
        ("file:///etc/passwd", "is no web address"),
        ("http://", "is no web address"),
        ("http://[", "is no web address"),
        ("http://me:secret@host/v1", "holds a name or password"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused_before_anything_is_sent(url: str, says: str) -> None:
    with pytest.raises(Problems, match=says) as found:
        Endpoint(url, "m1")
    assert "secret" not in str(found.value)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://h/v1", "http://h/v1/chat/completions"),
        ("http://h/v1/", "http://h/v1/chat/completions"),
        ("http://h/v1/chat/completions", "http://h/v1/chat/completions"),
        ("https://h/d/x?api-version=1", "https://h/d/x/chat/completions?api-version=1"),
        ("http://h", "http://h/chat/completions"),
    ],
)
def test_the_address_is_the_base_and_the_protocols_path(url: str, address: str) -> None:
    assert Endpoint(url, "m1").address == address


@pytest.mark.parametrize("key", ["two words", "line\nbreak", "schlüssel"])
def test_a_key_no_header_can_hold_is_refused_without_showing_it(key: str) -> None:
    with pytest.raises(Problems, match="characters no key has") as found:
        Endpoint("http://h/v1", "m1", key)
    assert key not in str(found.value)


def test_a_key_in_the_clear_is_told_about() -> None:
    assert Endpoint("http://models.example/v1", "m1", "k").tells_the_key
    assert not Endpoint("https://models.example/v1", "m1", "k").tells_the_key
    assert not Endpoint("http://127.0.0.1:1/v1", "m1", "k").tells_the_key
    assert not Endpoint("http://models.example/v1", "m1").tells_the_key


def test_proxies_of_the_environment_are_not_used(replay: Replay, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert quotes(replay.says(GOOD)) == BOTH
    assert "HTTP_PROXY" in os.environ


def test_a_text_of_more_pieces_than_anybody_wants_to_pay_for_is_refused(replay: Replay) -> None:
    long = "\n\n".join(f"On day {n} nothing happened in the valley." for n in range(300))
    with pytest.raises(Problems, match="too long for a model: it would take"):
        read_with_model([Source.of(long)], endpoint=replay.endpoint(), chunk=100)
    assert replay.asked == []
