"""What confined processes are asked to do in tests."""

import os
import signal
import time

from stemma.processes.budget import TimeUp, budget


def answer(question: bytes) -> bytes:
    """Does what the question says."""
    match question.split():
        case [b"number"]:
            return str(os.getpid()).encode()
        case [b"spin"]:
            while True:
                pass
        case [b"eat"]:
            held = []
            try:
                while True:
                    held.append(b"x" * 10_000_000)
            except MemoryError:
                return b"full"
        case [b"die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case [b"sleep", seconds]:
            time.sleep(float(seconds))
        case [b"print"]:
            print("into the answers?", flush=True)  # noqa: T201
        case [b"files"]:
            return ",".join(sorted(os.listdir("/proc/self/fd"))).encode()
        case [b"bounded"]:
            try:
                with budget(0.2):
                    while True:
                        pass
            except TimeUp:
                return b"in time"
    return question
