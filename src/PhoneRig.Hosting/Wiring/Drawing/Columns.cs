namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>Where things stand from left to right: controller, wires of the buses, boards, circuits, phone.</summary>
internal static class Columns
{
    public const double Header = 20;
    public const double HeaderEnd = 180;
    public const double Supply = 198;
    public const double Ground = 210;
    public const double Data = 222;
    public const double Clock = 234;
    public const double Board = 256;
    public const double BoardEnd = 466;
    public const double Circuit = 480;
    public const double Phone = 930;
    public const double PhoneEnd = 1140;
    public const double Width = 1160;
}
