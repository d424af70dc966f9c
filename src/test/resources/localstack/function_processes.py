"""Runs LocalStack so that its Lambda functions on Java are processes of this machine, without containers.

`python function_processes.py` starts LocalStack, and ends it when standard input does: with the program that holds the
other end, however that ends. LAMBDA_RUNTIME_EXECUTOR=process selects the executor below, which LocalStack finds by the
entry point in the dist-info folder beside this file.

Each execution environment is one process, which runs AWS's Runtime Interface Client, and one small HTTP server, which is
the Runtime API that the client polls (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html). In the environment:

    FUNCTION_JAVA       the java executable
    FUNCTION_CLASSPATH  aws-lambda-java-runtime-interface-client and what it needs
    FUNCTION_JNI        the native library out of that client's jar
"""

import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import Future, InvalidStateError
from concurrent.futures import TimeoutError as NoAnswer
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from localstack import config
from localstack.services.lambda_.invocation.executor_endpoint import StatusErrorException
from localstack.services.lambda_.invocation.lambda_models import FunctionVersion, InvocationResult
from localstack.services.lambda_.invocation.plugins import RuntimeExecutorPlugin
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

LOOPBACK = "127.0.0.1"
RUNTIME_API = "/2018-06-01/runtime/"
CLIENT = "com.amazonaws.services.lambda.runtime.api.client"
HEAP_PERCENT = 85  # what AWS's Java runtimes leave to the heap


class Answer(NamedTuple):
    body: bytes
    is_error: bool


def settle(future: Future, answer) -> None:
    """Gives the future its result or its exception; the first one counts."""
    try:
        future.set_exception(answer) if isinstance(answer, Exception) else future.set_result(answer)
    except InvalidStateError:
        pass


class RuntimeApi(BaseHTTPRequestHandler):
    """The Runtime API as one function process sees it."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def reply(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path != RUNTIME_API + "invocation/next":
            return self.reply(404)
        task = self.server.function.next_task()
        if task is None:  # the process has ended, and nobody reads this
            self.close_connection = True
            return None
        invocation, deadline = task
        self.reply(
            200,
            invocation["payload"].encode(),
            {
                "Content-Type": "application/json",
                "Lambda-Runtime-Aws-Request-Id": invocation["invoke-id"],
                "Lambda-Runtime-Invoked-Function-Arn": invocation["invoked-function-arn"],
                "Lambda-Runtime-Trace-Id": invocation["trace-id"],
                "Lambda-Runtime-Deadline-Ms": str(int(deadline * 1000)),
            },
        )

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        function = self.server.function
        match self.path.removeprefix(RUNTIME_API).split("/"):
            case ["init", "error"]:
                settle(function.started, StatusErrorException("The function does not start", body))
            case ["invocation", request_id, "response" | "error" as outcome]:
                function.answered(request_id, Answer(body, outcome == "error"))
            case _:
                return self.reply(404)
        self.reply(202, b'{"status":"OK"}')


class FunctionProcess:
    """One process of a function, with the Runtime API that it talks to. It takes invocations until it ends."""

    def __init__(self, version: FunctionVersion, environment: dict[str, str]):
        self.folder = Path(tempfile.mkdtemp(prefix="function-"))
        # A file, so that whatever the handler printed before it answered is there when the answer is.
        self.output = open(self.folder / "output", "w+b")
        self.output_lock = threading.Lock()
        self.tasks: queue.Queue = queue.Queue()
        self.started: Future = Future()
        self.request_id = ""
        self.answer: Future = Future()
        self.api = ThreadingHTTPServer((LOOPBACK, 0), RuntimeApi)
        self.api.daemon_threads = True
        self.api.function = self
        threading.Thread(target=self.api.serve_forever, daemon=True).start()
        code = str(version.config.code.get_unzipped_code_location())
        with open(self.folder / "output", "ab") as written:
            self.process = subprocess.Popen(
                self.command(code, version.config.memory_size, environment["_HANDLER"]),
                cwd=code,
                env={
                    "PATH": os.environ["PATH"],
                    "HOME": str(self.folder),
                    "LANG": "C.UTF-8",  # every system has it; Lambda's is en_US.UTF-8
                    **environment,
                    "LAMBDA_TASK_ROOT": code,
                    "AWS_LAMBDA_RUNTIME_API": f"{LOOPBACK}:{self.api.server_port}",
                },
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a group of its own, so that what the handler starts ends with it
            )
        threading.Thread(target=self.await_end, daemon=True).start()

    def command(self, code: str, memory: int, handler: str) -> list[str]:
        return [
            os.environ["FUNCTION_JAVA"],
            f"-XX:MaxHeapSize={memory * HEAP_PERCENT // 100}m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            f"-D{CLIENT}.runtimeapi.NativeClient.JNI={os.environ['FUNCTION_JNI']}",
            f"-Djava.io.tmpdir={self.folder}",
            "-classpath",
            f"{code}:{code}/lib/*:{os.environ['FUNCTION_CLASSPATH']}",
            f"{CLIENT}.AWSLambda",
            handler,
        ]

    def await_end(self) -> None:
        status = self.process.wait()
        message = f"RequestId: {self.request_id} Error: Runtime exited with error: exit status {status}"
        error = json.dumps({"errorType": "Runtime.ExitError", "errorMessage": message}).encode()
        settle(self.started, StatusErrorException(message, error))
        settle(self.answer, Answer(error, True))
        self.tasks.put(None)

    def next_task(self) -> tuple[dict, float] | None:
        settle(self.started, True)  # whoever asks for work has been initialized
        return self.tasks.get()

    def answered(self, request_id: str, answer: Answer) -> None:
        if request_id == self.request_id:
            settle(self.answer, answer)

    def invoke(self, invocation: dict[str, str], timeout: int) -> Answer:
        self.request_id, self.answer = invocation["invoke-id"], Future()
        if self.process.poll() is not None:
            self.await_end()
        self.tasks.put((invocation, time.time() + timeout))
        return self.answer.result(timeout=timeout)

    def printed(self) -> str:
        """What the process printed since this was last asked."""
        with self.output_lock:
            return "" if self.output.closed else self.output.read().decode(errors="replace")

    def end(self) -> None:
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        self.process.wait()
        self.api.shutdown()
        self.api.server_close()
        with self.output_lock:
            self.output.close()
        shutil.rmtree(self.folder, ignore_errors=True)


class ProcessExecutor(RuntimeExecutor):
    """One execution environment: a process, and after one that ended or timed out the next."""

    def __init__(self, id: str, function_version: FunctionVersion) -> None:
        super().__init__(id, function_version)
        self.environment: dict[str, str] = {}
        self.function: FunctionProcess | None = None

    def start(self, env_vars: dict[str, str]) -> None:
        runtime = self.function_version.config.runtime or ""
        if not runtime.startswith("java"):
            raise NotImplementedError(f"Functions run as processes on Java only, not on {runtime!r}")
        self.environment = {name: str(value) for name, value in env_vars.items()}
        self.launch()

    def launch(self) -> FunctionProcess:
        self.function = function = FunctionProcess(self.function_version, self.environment)
        try:
            function.started.result(timeout=config.LAMBDA_RUNTIME_ENVIRONMENT_TIMEOUT)
        except Exception:
            print(function.printed(), file=sys.stderr)  # into LocalStack's log: there is no invocation to log it for
            self.stop()
            raise
        return function

    def invoke(self, payload: dict[str, str]) -> InvocationResult:
        request_id, timeout = payload["invoke-id"], self.function_version.config.timeout
        log = f"START RequestId: {request_id} Version: {self.function_version.id.qualifier}\n"
        began = time.perf_counter()
        function = self.function
        try:
            function = function or self.launch()
            answer = function.invoke(payload, timeout)
            log += function.printed()
        except StatusErrorException as error:
            answer = Answer(error.payload, True)
        except NoAnswer:
            message = f"RequestId: {request_id} Error: Task timed out after {timeout}.00 seconds"
            answer = Answer(json.dumps({"errorType": "Sandbox.Timedout", "errorMessage": message}).encode(), True)
            log += function.printed() + f"\n{message}\n"
            self.stop()
        if self.function and self.function.process.poll() is not None:
            self.stop()
        milliseconds = (time.perf_counter() - began) * 1000
        log += f"\nEND RequestId: {request_id}\nREPORT RequestId: {request_id}\tDuration: {milliseconds:.2f} ms\n"
        return InvocationResult(request_id, answer.body, is_error=answer.is_error, logs=log)

    def stop(self) -> None:
        function, self.function = self.function, None
        if function:
            function.end()

    def get_logs(self) -> str:
        return self.function.printed() if self.function else ""

    def get_address(self) -> str:
        return LOOPBACK

    def get_endpoint_from_executor(self) -> str:
        return LOOPBACK  # LocalStack makes the function's AWS_ENDPOINT_URL of it

    def get_runtime_endpoint(self) -> str:
        return ""  # for LocalStack's own init program, which there is none of

    @classmethod
    def prepare_version(cls, function_version: FunctionVersion) -> None:
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version: FunctionVersion) -> None:
        pass


class ProcessExecutorPlugin(RuntimeExecutorPlugin):
    name = "process"

    def load(self, *args, **kwargs):
        return ProcessExecutor


def end_with_input() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10)  # seconds for LocalStack to end its functions; it takes one or two
    os._exit(1)


if __name__ == "__main__":
    from localstack.runtime.main import main

    threading.Thread(target=end_with_input, daemon=True).start()
    main()
