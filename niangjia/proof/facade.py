"""The front door of proof."""

from niangjia.proof.heads import path as heads_file
from niangjia.proof.heads import read as heads
from niangjia.proof.heads import write as keep_heads
from niangjia.proof.sealing import seal
from niangjia.proof.verifying import Verified, verify

__all__ = ["Verified", "heads", "heads_file", "keep_heads", "seal", "verify"]
