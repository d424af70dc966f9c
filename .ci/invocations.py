"""Runs each event of `events/` through `sam local invoke`, and asserts what it has made of the site bucket and what it has
answered: `python3 invocations.py ENDPOINT COMMAND…`, the address at which this machine reaches the LocalStack of src/local.json,
and the SAM CLI's command, but for the event. The events are of one blog, one after another: each begins with what the one
before has left."""
import json
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

LIMIT = 300  # seconds: an invocation takes a few, and the first one also prepares an image
POST, PAGE = "2016/03/hand-crafted-containers.txt", "2016/03/hand-crafted-containers.html"
BATCH = {"2019/06/a b": "A B", "2019/06/c d": "C D", "2019/06/c++": "C Plus Plus", "2019/06/café": "Café",
         "2019/06/100%": "Percent", "2019/06/🎈": "Balloon"}

# Of each event: the posts that are uploaded before it with their titles, those that are deleted; then the pages that are there
# with what they say, those that are gone, and the messages that have failed.
CASES = {
    "s3-put.json": {
        "upload": {POST: "Containers"}, "there": {PAGE: "<h1>Containers</h1>", "index.html": f'href="/{PAGE}"'}},
    "s3-delete.json": {
        "delete": [POST], "gone": [PAGE]},
    "sqs-malformed.json": {
        "upload": {POST: "Containers again"}, "there": {PAGE: "<h1>Containers again</h1>"},
        "failed": ["059f36b4-87a3-44ab-83d2-661975800000", "059f36b4-87a3-44ab-83d2-661975800002"]},
    "sqs-batch.json": {
        "upload": {f"{name}.txt": title for name, title in BATCH.items()}, "delete": [POST],
        "there": {f"{name}.html": f"<h1>{title}</h1>" for name, title in BATCH.items()}, "gone": [PAGE]},
}


class LocalStack:
    """The one of src/local.json, with its buckets and its queue."""

    def __init__(self, endpoint):
        self.endpoint = endpoint
        for bucket in "posts", "catalog", "site":
            self.object("PUT", bucket)
        self.send("POST", "", b'{"QueueName": "queue"}',
                  {"Content-Type": "application/x-amz-json-1.0", "X-Amz-Target": "AmazonSQS.CreateQueue"})

    def object(self, method, bucket, key="", body=None):
        """The answer's body, or None if there is no such object."""
        return self.send(method, f"{bucket}/{urllib.parse.quote(key)}".removesuffix("/"), body)

    def send(self, method, path, body, headers={}):
        request = urllib.request.Request(f"{self.endpoint}/{path}", body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            raise


def invoke(command, event):
    """The ids of the messages that failed."""
    command = [*command, "--event", str(event)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    try:
        return [failure["itemIdentifier"] for failure in json.loads(result.stdout)["batchItemFailures"]]
    except (KeyError, TypeError, ValueError):
        sys.exit(f"{' '.join(command)} ended with {result.returncode}, and the function did not answer which messages "
                 f"failed. It printed:\n{result.stdout}\n{result.stderr}")


def check(command, event, case, localstack):
    """What is not as it should be, for people."""
    for key, title in case.get("upload", {}).items():
        localstack.object("PUT", "posts", key, f"# {title}\n".encode())
    for key in case.get("delete", []):
        localstack.object("DELETE", "posts", key)
    failed, expected = invoke(command, event), case.get("failed", [])
    if failed != expected:
        yield f"the messages {failed} failed, not {expected}"
    for key, text in case.get("there", {}).items():
        page = localstack.object("GET", "site", key)
        if page is None:
            yield f"the site has no {key}"
        elif text not in page:
            yield f"{key} does not say {text}, but\n{page}"
    for key in case.get("gone", []):
        if localstack.object("GET", "site", key) is not None:
            yield f"the site still has {key}"


def main():
    endpoint, *command = sys.argv[1:]
    events = {event.name: event for event in pathlib.Path("events").iterdir()}
    if events.keys() != CASES.keys():
        sys.exit(f"Of events/ and CASES of {__file__}, only one has {', '.join(sorted(events.keys() ^ CASES.keys()))}: "
                 "say there what each event leads to")
    localstack, wrong = LocalStack(endpoint), []
    for name, case in CASES.items():
        began = time.monotonic()
        differences = list(check(command, events[name], case, localstack))
        wrong += [f"{name}: {difference}" for difference in differences]
        print(f"  {name}: {'wrong' if differences else 'as expected'} ({time.monotonic() - began:.0f} s)", flush=True)
    print(f"sam local invoke: {len(CASES)} events, {len(wrong)} differences")
    sys.exit("\n".join(wrong) or 0)


main()
