namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>A colour sensor in a tube over a lamp: wiring/sensor-tube.md.</summary>
internal sealed class LampSensorCircuit : ICircuit
{
    private const double Sensor = 640;
    private const double SensorEnd = 760;

    public double Height => 42;

    public double Entry => 18;

    public void Draw(SvgCanvas canvas, double top, WiredPin pin)
    {
        var y = top + Entry;
        canvas.Line(Columns.Circuit, y, Sensor, y, "signal");
        canvas.Text(Columns.Circuit + 8, y - 5, $"SD{pin.Pin.Number}, SC{pin.Pin.Number}, 3.3 V, ground", "small");
        canvas.Box(Sensor, y - 14, SensorEnd - Sensor, 28, "board");
        canvas.Text((Sensor + SensorEnd) / 2, y - 1, "TCS34725, 0x29", "small mid");
        canvas.Text((Sensor + SensorEnd) / 2, y + 11, "LED pin to ground", "small mid");
        canvas.Box(SensorEnd, y - 10, Columns.Phone - SensorEnd, 20, "tube");
        canvas.Text((SensorEnd + Columns.Phone) / 2, y + 4, "black tube", "small mid");
        canvas.Circle(Columns.Phone + 9, y, 6);
        canvas.Text(Columns.Phone + 22, y + 4, $"lamp {pin.Of}");
    }
}
