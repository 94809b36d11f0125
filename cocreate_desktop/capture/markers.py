"""How OpenCV is told to look for square markers, on cards and on the corners of posters: its own settings throw small ones away
(docs/decisions/015)."""

import cv2

Windows = tuple[int, int, int]
"""The sides of the neighbourhoods that a pixel is compared with: from, to and by steps of so many pixels."""


def settings(perimeter: float, windows: Windows, accuracy: float) -> cv2.aruco.DetectorParameters:
    """``perimeter`` is that of the smallest marker as a part of the picture's longest side, ``accuracy`` how far a side may be
    from straight as a part of the perimeter."""
    chosen = cv2.aruco.DetectorParameters()
    chosen.minMarkerPerimeterRate = perimeter
    chosen.adaptiveThreshWinSizeMin, chosen.adaptiveThreshWinSizeMax, chosen.adaptiveThreshWinSizeStep = (
        windows
    )
    chosen.polygonalApproxAccuracyRate = accuracy
    chosen.perspectiveRemovePixelPerCell = 8
    chosen.perspectiveRemoveIgnoredMarginPerCell = 0.2
    chosen.minSideLengthCanonicalImg = 16
    chosen.errorCorrectionRate = 0.6
    return chosen
